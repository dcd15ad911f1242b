"""A task that calls a view, a script or a method of this site, in its own process."""
