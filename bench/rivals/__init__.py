"""Other schedulers beside collective.cron, each at the same work; see __main__.py."""
