"""What people and programs do, by a button or a service, and how it went."""
