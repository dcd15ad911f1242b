"""The settings of a site, and its pause."""
