"""Tests in a real browser, of real processes: make test-browser. Python 3 alone."""
