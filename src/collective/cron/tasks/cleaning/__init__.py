"""Takes away what has piled up: old versions and working copies."""
