"""The values that a plan gives to Backends, and where its passwords are."""
