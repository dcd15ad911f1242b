"""Lists of content that are mailed: what has grown old, and what is new."""
