"""GET @cron of a Backend, and its actions, each a POST."""
