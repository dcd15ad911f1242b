"""Lists pages that nobody has changed for long."""
