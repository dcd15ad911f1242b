"""What is done once in a site that comes from an earlier version, or from Plone 5.2."""
