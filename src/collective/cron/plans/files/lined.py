"""Lined: a mapping as a file has it, that knows in which line each key stands."""


class Lined(dict):
    """`line`: where it begins; `lines`: {key: number of its line}."""

    def __init__(self, line):
        super(Lined, self).__init__()
        self.line = line
        self.lines = {}

    def put(self, key, value, line):
        """Add a key."""
        self[key] = value
        self.lines[key] = line
