"""The engine of Plone 6: huey, with SQLite, Redis or PostgreSQL behind it.

huey delivers at most once: a message that a killed process had in hand is gone. The
claim, the heartbeats of the workers and the reconciler make up for that.
"""
