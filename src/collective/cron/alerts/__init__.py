"""What happened to tasks is noted with its result, and people are told afterwards."""
