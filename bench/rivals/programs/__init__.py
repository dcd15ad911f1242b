"""What runs in the environments of the rivals: each declares the same schedules."""
