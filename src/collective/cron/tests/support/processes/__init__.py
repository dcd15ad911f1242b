"""Real processes, started and always stopped, and what they run."""
