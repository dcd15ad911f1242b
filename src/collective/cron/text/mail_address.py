"""Mail addresses: what is one, and nothing else besides."""

import re


ADDRESS = re.compile(r"[^\s@,;<>\"]+@[^\s@,;<>\"]+\Z")


def is_address(text):
    """Tell whether a text is one plain mail address."""
    return ADDRESS.match(text) is not None
