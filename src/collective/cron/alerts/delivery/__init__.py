"""From the outbox to people: taken, sent, tried again, and noted."""
