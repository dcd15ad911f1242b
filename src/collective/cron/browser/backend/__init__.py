"""The page of a Backend, and the buttons on it."""
