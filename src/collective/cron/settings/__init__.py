"""What can be set, of a task and of a site, with the values that each accepts."""
