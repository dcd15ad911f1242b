"""Runs besides the schedule, for an instant to come."""
