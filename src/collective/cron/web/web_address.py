"""Web address: what looks like one that can be called."""

import re


ADDRESS = re.compile(r"https?://[^\s/]+\S*\Z", re.IGNORECASE)


def is_web_address(text):
    """Tell whether a text looks like an address of the web."""
    return ADDRESS.match(text) is not None
