"""Commands that do something with tasks."""
