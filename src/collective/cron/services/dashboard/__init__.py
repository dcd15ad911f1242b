"""GET @cron of a site, and bulk actions."""
