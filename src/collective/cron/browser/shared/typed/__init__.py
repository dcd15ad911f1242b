"""What people have typed, read."""
