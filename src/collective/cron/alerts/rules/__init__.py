"""Content rules that are triggered by what happens to tasks."""
