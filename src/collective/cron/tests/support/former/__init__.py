"""Data and queues as the version before the rooms left them, and what made them."""
