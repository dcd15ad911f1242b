"""Figures for Prometheus, where prometheus_client is installed."""
