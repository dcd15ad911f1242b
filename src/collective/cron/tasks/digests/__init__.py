"""Lists of content that are mailed or kept: what has grown old, what is new, all."""
