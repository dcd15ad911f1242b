"""What people and programs changed and did, by REST."""
