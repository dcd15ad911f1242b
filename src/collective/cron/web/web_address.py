"""Web address: what looks like one that can be called."""

from six.moves.urllib.parse import urlsplit

import re


PORT = re.compile(r":\d+\Z")
ADDRESS = re.compile(r"https?://[^\s/]+\S*\Z", re.IGNORECASE)


def is_web_address(text):
    """Tell whether a text looks like an address of the web, with a server to call."""
    if ADDRESS.match(text) is None:
        return False
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    # Python 2 has None for one that is too large.
    fits = bool(port) or PORT.search(parts.netloc) is None
    return bool(parts.hostname) and "%" not in parts.hostname and fits
