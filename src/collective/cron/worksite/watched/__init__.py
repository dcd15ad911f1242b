"""What was written since one looked last, so that nothing else need be loaded."""
