"""How make docs makes pages of these files."""

project = "collective.cron"
