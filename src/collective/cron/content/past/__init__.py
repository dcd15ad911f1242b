"""What the results of a task tell together."""
