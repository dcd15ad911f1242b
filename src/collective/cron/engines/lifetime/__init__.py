"""The life of a process that runs jobs: when it begins, what it waits for, its stop."""
