"""What a tick has to look at: what is due and what was written, and no more."""
