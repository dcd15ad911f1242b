"""What is done to a running system, and whether it holds: see __main__.py."""
