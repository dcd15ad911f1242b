"""CronPage: what all pages share. A page only reads; changes are in actions.py."""

from collective.cron import _
from collective.cron import clock
from collective.cron.bbb import text_type
from collective.cron.memory import pause
from collective.cron.overview.evidence import queue_trouble
from collective.cron.overview.glances.rights import Rights
from collective.cron.running import reconcile
from collective.cron.settings.zones import site_zone
from collective.cron.words import moments
from collective.cron.words import wording
from collective.cron.words.pauses import say_pause
from plone import api
from plone.memoize.view import memoize
from Products.Five import BrowserView
from zope.cachedescriptors.property import Lazy
from zope.component import getUtility
from zope.component import queryUtility
from zope.i18n import interpolate
from zope.i18n import translate
from zope.i18n.interfaces import INegotiator
from zope.i18n.interfaces import ITranslationDomain
from zope.i18nmessageid import Message


DOMAIN = "collective.cron"
ON_DEMAND = _(u"Only when somebody asks for it")


class CronPage(BrowserView):
    """A page with one idea of what time it is and of who works."""

    @Lazy
    def now(self):
        return clock.now()

    @Lazy
    def passing(self):
        """The words on it that are others as time passes, a set."""
        return set()

    @Lazy
    def workers(self):
        """The workers, asked for once a page; None if they cannot be asked."""
        return reconcile.known_workers()

    @Lazy
    def trouble(self):
        """What is the matter with the queue, or None."""
        return queue_trouble.find_trouble()

    @Lazy
    def known(self):
        """What is the same for many Backends, see status.assess()."""
        return {"trouble": self.trouble}

    @Lazy
    def rights(self):
        """The Rights of the visitor, for tasks of a list."""
        return Rights(self.site)

    @property
    @memoize
    def pause(self):
        """The Pause of the site, or None."""
        return pause.current(self.site)

    @property
    def pause_words(self):
        """A sentence on the pause, in the time zone of the site."""
        return say_pause(self.pause, site_zone())

    @property
    def may_pause(self):
        """Whether the visitor may pause and resume all tasks of the site."""
        return api.user.has_permission("collective.cron: Manage", obj=self.site)

    @property
    def site(self):
        return api.portal.get()

    def may(self, what):
        """Tell whether the visitor has the permission View, Run or Manage here."""
        return api.user.has_permission("collective.cron: %s" % what, obj=self.context)

    def say(self, periodicity, seed=None):
        """Return a periodicity in words of the visitor's language; see describe()."""
        return wording.describe(periodicity, api.portal.get_current_language(), seed)

    def say_schedule(self, overview):
        """Return when a Backend is run, in words of the visitor's language."""
        if overview.is_on_demand:
            return translate(ON_DEMAND, context=self.request)
        return self.say(overview.backend.periodicity or u"", overview.manager.uid)

    @Lazy
    def strips(self):
        """The outcome strips that were drawn: many tasks have the same."""
        return {}

    @Lazy
    def _said(self):
        return {}

    def say_once(self, message):
        """Return a message in the visitor's language, plain text; empty for None.

        Each is looked up once a page, whatever values it has.
        """
        values = getattr(message, "mapping", None)
        if values and not _is_simple(message):
            return self._translate(message)
        key = message, getattr(message, "domain", None)
        if key not in self._said:
            bare = _without_values(message) if values else message
            self._said[key] = self._translate(bare or u"")
        return interpolate(self._said[key], values) if values else self._said[key]

    @Lazy
    def _language(self):
        """The language in which the visitor is told our messages; None for English."""
        domain = queryUtility(ITranslationDomain, DOMAIN)
        if domain is None:
            return None
        known = domain.getCatalogsInfo()
        return getUtility(INegotiator).getLanguage(list(known), self.request)

    def _translate(self, message):
        if getattr(message, "domain", None) != DOMAIN:
            return translate(message, context=self.request)
        # To find the language takes longer than to find the words.
        return translate(message, target_language=self._language)

    def distance(self, instant):
        """Return how far away an instant is, in words of the visitor's language."""
        words = self.say_once(moments.distance(instant, self.now))
        self.passing.add(words)
        return words


def _is_simple(message):
    """Tell whether the words are the same whatever the values of a message are."""
    if getattr(message, "msgid_plural", None):
        return False
    return all(type(one) is text_type for one in message.mapping.values())


def _without_values(message):
    return Message(text_type(message), message.domain, message.default)
