"""Fetches prices and writes them into pages."""
