"""The public address of a site: what it may be, and links that start with it."""

from six.moves.urllib.parse import unquote
from six.moves.urllib.parse import urlsplit

import re


PORT = re.compile(r":[^\]]*\Z")  # at the end of host and port


def is_address(url):
    """Tell whether this can be one: http or https, a host, perhaps a port and a path.

    Nothing else: links go on where it ends.
    """
    try:
        parts = urlsplit(url)
        # Looked at by Python 3 only when it is asked for; None if Python 2 minds it.
        port = parts.port
    except ValueError:
        return False
    if port is None and PORT.search(parts.netloc):
        return False
    if "?" in url or "#" in url or "@" in parts.netloc:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def use(url, site, request):
    """Let the links of a request to `site` start with `url`, as behind a proxy."""
    parts = urlsplit(str(url))
    host = parts.hostname
    if ":" in host:
        host = "[%s]" % host  # IPv6
    request.setServerURL(parts.scheme, host, parts.port)
    request["PARENTS"] = [site]
    request.setVirtualRoot([unquote(p) for p in parts.path.split("/") if p])
