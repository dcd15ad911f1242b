"""What becomes of runs that fail or that do not end."""
