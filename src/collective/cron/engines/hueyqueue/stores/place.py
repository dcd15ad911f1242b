"""Place: where in a store the messages of one database lie, and how they are signed."""

from App.config import getConfiguration
from collective.cron.engines.hueyqueue.message import SignedJSON
from collective.cron.errors import CronError
from collective.cron.text import redact

import hashlib
import hmac
import os
import re


VARIABLE = "COLLECTIVE_CRON_IDENTITY"
SECTION = "collective.cron"  # <product-config collective.cron> in zope.conf
ACCEPTED = re.compile("[a-z0-9_]{4,40}\\Z")
# What earlier versions called their queue, all of them. Now what all databases that
# share a store can see: only who is there, no job.
SHARED = "collective.cron"


class IdentityRefused(CronError, ValueError):
    """The identity is no name for a queue: use 4 to 40 small letters, digits and _."""


class Place(object):
    """`identity`: that of the database; `secret`: bytes that messages are signed with.

    `name`: of the queue in the store. It tells the database, and which secret its
    messages are signed with: who has another one neither sees nor takes them.
    """

    def __init__(self, identity, secret):
        self.identity = identity
        self.secret = secret
        self.mark = hmac.new(
            hashlib.sha256(b"collective.cron place" + secret).digest(),
            identity.encode("ascii"),
            hashlib.sha256,
        ).hexdigest()[:8]
        self.name = name_of(identity, self.mark)

    def signing(self):
        """Return the serializer of messages here."""
        return SignedJSON(self.secret, self.identity)


def name_of(identity, mark):
    """Return the name of the queue of an identity and the mark of a secret."""
    return "%s.%s.%s" % (SHARED, identity, mark)


def given_identity():
    """Return the identity that an operator gave to this database, or None.

    From the environment, or `identity` in zope.conf; raises IdentityRefused.
    """
    configured = getattr(getConfiguration(), "product_config", None) or {}
    given = os.environ.get(VARIABLE) or configured.get(SECTION, {}).get("identity")
    if not given:
        return None
    if not ACCEPTED.match(given):
        raise IdentityRefused(
            "the identity of the database cannot be used",
            redact.to_text(given),
            "4 to 40 small letters, digits and _",
            VARIABLE,
        )
    return given
