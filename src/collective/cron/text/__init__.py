"""Text that may be kept and shown, whatever it was made of: bounded, no secrets."""
