"""What people were told, and a test of a channel, by REST."""
