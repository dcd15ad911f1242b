"""Mailbox: where somebody who has an account gets mail."""

from collective.cron.text.mail_address import is_address
from plone import api
from six import ensure_str


def address_of(user_id):
    """Return the mail address of a user, None if there is none."""
    user = api.user.get(userid=ensure_str(user_id))
    address = user.getProperty("email", None) if user is not None else None
    return address if address and is_address(address) else None
