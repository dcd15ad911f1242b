"""GET @cron-preview, and what is said of clock changes."""
