"""Channel: calls the address of a ping."""

from collective.cron import _
from collective.cron.alerts.channels import calling
from collective.cron.alerts.pings import forms
from collective.cron.interfaces import IAlertChannel
from zope.interface import implementer


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
    headers = {"Content-Type": "text/plain; charset=utf-8"}
    calling.call(site, url, headers, text.encode("utf-8"))
