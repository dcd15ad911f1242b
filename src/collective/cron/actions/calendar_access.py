"""Addresses by which a calendar program reads what would run, as who made them.

One for each user of a site. Of its token a digest alone is kept, so it is said once.
"""

from collective.cron import _
from collective.cron import clock
from collective.cron.actions.outcome import DONE
from collective.cron.actions.outcome import NOTHING_TO_DO
from collective.cron.actions.outcome import Outcome
from collective.cron.actions.outcome import REFUSED
from collective.cron.audit import deeds
from collective.cron.audit import noting
from collective.cron.memory import annotations
from collective.cron.worksite import identity
from collective.cron.worksite.directory import DirectoryAway
from six import ensure_str
from six import string_types

import binascii
import hashlib
import hmac
import os
import re


KEY = "collective.cron.calendars"
MOST = 1000  # of a site
TOKEN = re.compile(r"([0-9a-f]{16})\.([0-9a-f]{48})\Z")
NOBODY = _(u"Only a user of this site can have an address of their own.")
TOO_MANY = _(u"No more addresses can be made: 1000 of them are in use.")


def make(site):
    """Give who acts now an address, in place of the former; return (Outcome, token)."""
    user_id = identity.current_user_id()
    try:
        where = identity.locate_current(site)
    except DirectoryAway:
        where = None
    if where is None:
        return Outcome(REFUSED, NOBODY), None
    revoked = _drop(site, user_id)
    known = annotations.make(site, KEY)
    if len(known) >= MOST:
        return Outcome(REFUSED, TOO_MANY), None
    name, secret = _random(8), _random(24)
    known[name] = (user_id, where, _digest(secret), clock.now())
    noting.note_for(site, deeds.CALENDAR_MADE)
    message = _(u"The address of your calendar was made.")
    if revoked:
        message = _(
            u"The former address of your calendar is void; this is the new one."
        )
    return Outcome(DONE, message), "%s.%s" % (name, secret)


def revoke(site):
    """Make the address of who acts now void."""
    if not _drop(site, identity.current_user_id()):
        return Outcome(NOTHING_TO_DO, _(u"There is no address of your calendar."))
    noting.note_for(site, deeds.CALENDAR_REVOKED)
    return Outcome(DONE, _(u"The address of your calendar is void."))


def revoke_of_other(site, name):
    """Make one of all_of() void; the caller has seen that Manage is there."""
    found = annotations.read(site, KEY).get(name)
    if found is None:
        return Outcome(NOTHING_TO_DO, _(u"This address is void already."))
    annotations.drop(site, KEY, name)
    noting.note_for(site, deeds.CALENDAR_REVOKED, [(u"user", found[0], u"")])
    message = _(
        u"The address of the calendar of ${user} is void.", mapping={"user": found[0]}
    )
    return Outcome(DONE, message)


def all_of(site):
    """Return (name, id of the user, when it was made) of all addresses, by user.

    A name opens nothing: it is what an address is known by.
    """
    known = annotations.read(site, KEY).items()
    found = [(name, one[0], one[3]) for name, one in known]
    return sorted(found, key=lambda address: address[1:])


def has_one(site):
    """Tell whether who acts now has an address."""
    return bool(_names(site, identity.current_user_id()))


def user_of(site, token):
    """Return the user whose calendar a token opens, or None; costs the same for all."""
    match = TOKEN.match(token) if isinstance(token, string_types) else None
    if match is None:
        return None
    name, secret = [str(part) for part in match.groups()]
    found = annotations.read(site, KEY).get(name)
    user_id, where, digest = (found or (None, None, _digest(""), None))[:3]
    # In a database from Plone 5.2 it may be bytes.
    if not hmac.compare_digest(ensure_str(digest), _digest(secret)) or found is None:
        return None
    try:
        return identity.find_user(site, user_id, where)
    except (DirectoryAway, identity.UserGone):
        return None


def _names(site, user_id):
    known = annotations.read(site, KEY)
    return [name for name, one in known.items() if one[0] == user_id]


def _drop(site, user_id):
    names = _names(site, user_id)
    for name in names:
        annotations.drop(site, KEY, name)
    return bool(names)


def _random(length):
    return str(binascii.hexlify(os.urandom(length)).decode("ascii"))


def _digest(secret):
    return str(hashlib.sha256(secret.encode("ascii")).hexdigest())
