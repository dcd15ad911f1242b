"""What a site has from other cron packages and crontabs, read and made into tasks."""
