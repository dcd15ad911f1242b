"""Room: the channel. Its address is a secret, so it stands in the environment."""

from collective.cron.errors import AlertRefused
from collective.cron.interfaces import IAlertChannel
from zope.interface import implementer

import os
import requests


ADDRESS = "ACME_CHAT"  # in the environment
SECONDS = 10


@implementer(IAlertChannel)
class Room(object):
    title = u"Chat room"

    def targets(self, alert):
        # What a target is called is shown to people: not the address.
        return [u"room"] if os.environ.get(ADDRESS) else []

    def send(self, alert, target):
        address = os.environ.get(ADDRESS)
        if not address:
            raise AlertRefused("no address is set any more", ADDRESS)
        message = {"text": u"*%s*\n%s" % (alert.subject, alert.text), "id": alert.id}
        # Whatever is raised: it is sent again later.
        post(address, message).raise_for_status()


def post(address, message):
    """Send a dict to an address, and return the answer."""
    return requests.post(address, json=message, timeout=SECONDS)
