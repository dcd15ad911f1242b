"""The page of all runs of a site: what ran last night."""
