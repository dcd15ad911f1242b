"""What went wrong in other schedulers does not here."""
