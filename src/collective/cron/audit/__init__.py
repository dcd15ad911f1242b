"""Who changed what and asked for what: noted with it, kept beside the content."""
