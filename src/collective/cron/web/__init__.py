"""Calls of servers of the web: polite, bounded, and to checked addresses only."""
