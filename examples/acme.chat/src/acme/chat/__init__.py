"""Tells a chat room what happened to tasks."""
