"""What an alert says: subject, text, and the same as data."""
