"""Charsets: text out of bytes, by the name that whoever sent them gives."""

import re


# Other codecs of Python are no charsets, or take forever for a hostile text.
KNOWN = re.compile(
    r"(utf-?(?:8|16|32)|(?:us-)?ascii|iso-?(?:8859|2022)|latin|windows-|cp\d|koi8|gb"
    r"|big5|euc|shift|mac)[\w.-]{0,20}\Z",
    re.IGNORECASE,
)


def decode(data, charset):
    """Return bytes as text: by a charset, or else by UTF-8; what is none is replaced.

    `charset`: a name, or None.
    """
    if charset and KNOWN.match(charset):
        try:
            return data.decode(charset, "replace")
        except LookupError:
            pass
    return data.decode("utf-8", "replace")
