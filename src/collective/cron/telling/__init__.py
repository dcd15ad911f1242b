"""What a process tells of its runs: to whoever counts, and to a log in JSON."""
