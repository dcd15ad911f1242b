"""RelStorage for the processes of tests, which the environment itself goes without."""

import os
import sys


# Where tools/relstorage.sh installs it.
BESIDE = os.path.join(sys.prefix, "relstorage")


def path():
    """Return what PYTHONPATH has to have for it, "" if nothing; None without it."""
    if os.path.isdir(os.path.join(BESIDE, "relstorage")):
        return BESIDE
    try:
        import relstorage  # noqa: F401
    except ImportError:
        return None
    return ""


def postgresql(dsn):
    """Return the section that names a database, for use_relstorage()."""
    return u"<postgresql>\n dsn %s\n</postgresql>" % dsn


def sqlite(folder):
    """The same for one in a file of its own, for all processes of a machine."""
    return u"<sqlite3>\n data-dir %s\n</sqlite3>" % folder


def why_not():
    """Return why tests with RelStorage cannot be, or None."""
    if path() is None:
        return "RelStorage is not there: install it with tools/relstorage.sh"
    return None
