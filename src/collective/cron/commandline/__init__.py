"""collective-cron: what pages and services do, from a shell; with exit codes."""
