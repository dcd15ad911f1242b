"""Real processes: killed, stopped, several at a time."""
