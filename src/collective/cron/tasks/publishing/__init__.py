"""Publishes and retracts content when its dates have come."""
