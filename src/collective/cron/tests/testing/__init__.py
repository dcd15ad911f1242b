"""The kit for tests of add-ons."""
