"""Commands about plans, which are files."""
