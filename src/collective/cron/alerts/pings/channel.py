"""Channel: calls the address of a ping."""

from collective.cron import _
from collective.cron.alerts.pings import forms
from collective.cron.errors import AlertRefused
from collective.cron.interfaces import IAlertChannel
from collective.cron.settings.alerts import site_alerts
from collective.cron.web.client import Client
from collective.cron.web.trouble import CallError
from six import ensure_str
from zope.interface import implementer


SECONDS = 10
LARGEST_ANSWER = 10000  # bytes; nobody reads it
LATER = (408, 425, 429)


class NotHeard(Exception):
    """The service did not take the ping."""


@implementer(IAlertChannel)
class Ping(object):
    """Of tasks that have such an address; sites do not choose it."""

    title = _(u"Pings")
    is_inner = True

    def targets(self, alert):
        return []  # it is noted with its target

    def send(self, alert, target):
        facts = alert.facts
        url = forms.address(
            facts["address"], facts["format"], facts["what"], facts["token"]
        )
        call(alert.site, url, facts["text"])


def call(site, url, text=u""):
    """Call an address; raise what is the matter."""
    servers = site_alerts.get("webhook_own_servers", site)
    headers = {"Content-Type": "text/plain; charset=utf-8"}
    try:
        answer = Client(servers, SECONDS, LARGEST_ANSWER).call(
            ensure_str(url), "POST", headers, text.encode("utf-8")
        )
    except CallError as error:
        raise NotHeard(error.why)
    if 300 <= answer.status < 500 and answer.status not in LATER:
        raise AlertRefused("the server refused it with status", str(answer.status))
    if not 200 <= answer.status < 300:
        raise NotHeard("the server answered with status %d" % answer.status)
