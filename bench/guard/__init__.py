"""Whether figures got worse: those that are kept, and those of now. Pure."""
