"""What all services have in common."""
