"""The token of a site, with which monitors read: a hash of it is all that is stored.

In an annotation of the site, beside the states: no export of settings has it.
"""

from collective.cron.memory.state import read_annotation
from persistent.mapping import PersistentMapping
from six import ensure_str
from six import ensure_text
from zope.annotation.interfaces import IAnnotations

import binascii
import hashlib
import hmac
import os


KEY = "collective.cron.health_token"
BYTES = 24  # of chance


def make(site, by, now):
    """Make a new one, that until now is void; return it, text that is shown once."""
    token = ensure_text(binascii.hexlify(os.urandom(BYTES)))
    IAnnotations(site)[KEY] = PersistentMapping(
        hash=_hash(token.encode("ascii")), by=by, at=now
    )
    return token


def drop(site):
    """Take it away; return whether there was one."""
    return IAnnotations(site).pop(KEY, None) is not None


def noted(site):
    """Return who made it and when, a pair of text and aware UTC, or None."""
    found = read_annotation(site, KEY)
    return None if found is None else (found["by"], found["at"])


def is_it(site, given):
    """Tell whether these bytes are the token of a site, in constant time."""
    found = read_annotation(site, KEY)
    # Random and long: there is nothing to guess, so it needs no salt.
    if found is None:
        return False
    # In a database from Plone 5.2 it may be bytes.
    return hmac.compare_digest(ensure_str(found["hash"]), _hash(given))


def _hash(token):
    return str(hashlib.sha256(token).hexdigest())
