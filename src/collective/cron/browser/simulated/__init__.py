"""The pages of what would run in a period, of a task and of all, and their calendar."""
