"""What collective.cron costs, measured on a real database: see __main__.py."""
