"""A site to work in outside of a request: entered, as a user, in a transaction."""
