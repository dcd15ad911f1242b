"""A database made on Plone 5.2, brought to Plone 6.2."""
