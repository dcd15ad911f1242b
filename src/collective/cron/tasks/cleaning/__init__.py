"""Takes away what has piled up: old versions."""
