"""Keeps the catalog of the site true: what it has, and what its indexes know."""
