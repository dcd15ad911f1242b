"""Telling: an Alert in the language of its site, as a channel is given it."""

from collective.cron.alerts.messages import as_data
from collective.cron.alerts.messages import body
from collective.cron.alerts.messages.subjects import SUBJECTS
from collective.cron.interfaces import IAlert
from collective.cron.settings.zones import site_zone
from collective.cron.words import moments
from plone import api
from six import ensure_str
from six.moves.urllib.parse import quote
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.interface import implementer


@implementer(IAlert)
class Telling(object):
    """`site`: entered; `alert`: what is stored."""

    def __init__(self, site, alert):
        self.site = site
        self.alert = alert
        self.id = alert.id
        self.kind = alert.kind
        self.facts = alert.facts
        self.uid = alert.uid

    @property
    def headline(self):
        """What happened, without the name of the site."""
        return self.headline_of(self.kind, self.facts)

    def headline_of(self, kind, facts):
        """Return what happened in one line, as another message would say it."""
        count = facts.get("count", facts.get("failures", 0))
        if "silent" in facts:
            count = moments.length(facts["silent"])
        # Of a title that has several lines one is made: what follows is ours.
        title = u" ".join((facts.get("title") or u"").split())
        values = {"task": title, "count": count}
        return self.say(Message(SUBJECTS[kind], mapping=values))

    @property
    def subject(self):
        name = api.portal.get_registry_record("plone.site_title", default=u"")
        return u"[%s] %s" % (name or self.site.getId(), self.headline)

    @property
    def text(self):
        return body.write(self)

    @property
    def data(self):
        return as_data.describe(self)

    @property
    def zone(self):
        return self.facts.get("zone") or site_zone()

    @property
    def url(self):
        """The page that tells more."""
        return self.url_of(self.facts)

    def url_of(self, facts):
        """Return the page of what the facts are about: a result, a task, or all."""
        base = self.site.absolute_url()
        if not facts.get("path"):
            return base + "/@@cron-dashboard"
        url = "%s/%s" % (base, quote(ensure_str(facts["path"].lstrip("/"))))
        if facts.get("result"):
            url += "/--results--/" + facts["result"]
        return url

    def say(self, message):
        return translate(message, context=getRequest())

    @property
    def settings_url(self):
        """Where these messages can be stopped."""
        if self.facts.get("path"):
            return self.url_of({"path": self.facts["path"]}) + "/edit"
        return self.site.absolute_url() + "/@@cron-settings"
