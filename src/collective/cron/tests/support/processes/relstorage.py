"""RelStorage for the processes of tests, which the environment itself goes without."""

# Else this module would import itself on Python 2.
from __future__ import absolute_import

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


def postgresql(dsn, more=u""):
    """Return the section that names a database, for use_relstorage().

    `more`: what is to stand beside it.
    """
    return u"<postgresql>\n dsn %s\n</postgresql>\n%s" % (dsn, more)


def sqlite(folder):
    """The same for one in a file of its own, for all processes of a machine."""
    return u"<sqlite3>\n data-dir %s\n</sqlite3>" % folder


def section(database, keep_history=False, shared_blobs=True):
    """Return what the section <relstorage> has."""
    words = [str(word).lower() for word in (keep_history, shared_blobs)]
    return u"keep-history %s\nshared-blob-dir %s\n%s" % (words[0], words[1], database)


def why_not():
    """Return why tests with RelStorage cannot be, or None."""
    if path() is None:
        return "RelStorage is not there: install it with tools/relstorage.sh"
    return None
