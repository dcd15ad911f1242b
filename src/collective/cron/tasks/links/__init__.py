"""Links that lead nowhere: in the site, and to others."""
