"""The dashboard: all Backends of a site, who works, what starts next, bulk actions."""
