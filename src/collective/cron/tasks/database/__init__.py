"""Takes care of the database that the site is in."""
