"""Deeds: what the task of a test does, with what its result has to be."""
