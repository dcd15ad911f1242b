"""What a list needs of the many Backends that it counts and sorts, not shows."""
