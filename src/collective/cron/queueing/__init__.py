"""What should be queued for a Backend, and queuing it, once."""
