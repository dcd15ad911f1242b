"""What would run in a period, by REST."""
