"""What tasks may do, one deed after the other, and what the next run then finds."""
