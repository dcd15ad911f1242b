"""What many tests have in common; no tests are in here."""
