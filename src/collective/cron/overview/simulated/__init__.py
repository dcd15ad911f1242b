"""What would run in a period, past or coming, by the settings as they are."""
