"""Addresses outside that are told of each run, and that the site lives."""
