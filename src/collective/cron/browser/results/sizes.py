"""Sizes of files in words."""

UNITS = ((10**6, u"MB"), (10**3, u"kB"))


def show(size):
    """Return a number of bytes as text such as "1.2 MB", "340 kB" or "12 B"."""
    for unit, name in UNITS:
        if size >= unit:
            digits = 1 if size < 10 * unit else 0
            return u"%.*f %s" % (digits, float(size) / unit, name)
    return u"%d B" % size
