"""The settings of a site as a form, and its pause."""
