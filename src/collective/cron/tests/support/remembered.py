"""What Plone remembers in a request: each a deed that is done once for each number."""

from Acquisition import aq_parent
from collective.cron.tests.support import outside
from plone import api
from plone.app.caching.interfaces import IPloneCacheSettings
from plone.app.contentrules.actions.copy import CopyAction
from plone.app.contentrules.api import assign_rule
from plone.app.contentrules.rule import Rule
from plone.app.linkintegrity.utils import getOutgoingLinks
from plone.app.textfield.value import RichTextValue
from plone.cachepurging.interfaces import ICachePurgingSettings
from plone.cachepurging.interfaces import IPurger
from plone.cachepurging.purger import DefaultPurger
from plone.contentrules.engine.interfaces import IRuleStorage
from plone.memoize import view
from plone.registry.interfaces import IRegistry
from Products.CMFCore.indexing import getQueue
from Products.CMFCore.interfaces import IActionSucceededEvent
from zope.annotation.interfaces import IAnnotations
from zope.component import getGlobalSiteManager
from zope.component import getMultiAdapter
from zope.component import getUtility
from zope.event import notify
from zope.globalrequest import getRequest
from zope.lifecycleevent import ObjectModifiedEvent
from ZPublisher.interfaces import IPubBeforeCommit

import re


NUMBERS = (1, 2, 3, 4)
RECORD = "collective.cron.keep_results"


class Thing(object):
    """`case`: a test with a Manager; documents d1 to d4 are in its site."""

    def __init__(self, case):
        self.case = case
        self.portal = case.portal

    def set_up(self):
        """Set it up; the test commits."""

    def do(self, backend, number):
        """Do it in a run."""

    def seen(self):
        """Return what of it is stored or was sent, after a run."""

    def listen(self, function, kind):
        components = getGlobalSiteManager()
        components.registerHandler(function, (kind,))
        self.case.addCleanup(components.unregisterHandler, function, (kind,))


def document(backend, number):
    return aq_parent(backend)["d%d" % number]


class Record(Thing):
    def do(self, backend, number):
        value = api.portal.get_registry_record(RECORD)
        api.portal.set_registry_record(RECORD, value + 1)

    def seen(self):
        return self.portal.portal_registry.records[RECORD].value


class Counted(object):
    """A view that remembers for as long as its request."""

    def __init__(self, context, request):
        self.context = context
        self.request = request

    @view.memoize_contextless
    def counter(self):
        return self.context.counter


class Memoized(Thing):
    def do(self, backend, number):
        # The runner counts before.
        view = Counted(backend, backend.REQUEST)
        document(backend, number).description = u"%d" % ((view.counter() + 1) // 2)

    def seen(self):
        return [self.portal["d%d" % number].description for number in NUMBERS]


class State(Thing):
    """Of one document, there and back, by a view that is made once."""

    def set_up(self):
        self.portal.portal_workflow.setDefaultChain("simple_publication_workflow")
        self.portal.portal_workflow.updateRoleMappings()
        self.views = {}

    def do(self, backend, number):
        if not number % 2:
            return
        one = document(backend, 1)
        name = "plone_context_state"
        if backend not in self.views:
            self.views = {backend: getMultiAdapter((one, one.REQUEST), name=name)}
        private = self.views[backend].workflow_state() == "private"
        api.content.transition(one, "publish" if private else "retract")
        one.description += api.content.get_state(one)[0]

    def seen(self):
        one = self.portal["d1"]
        return api.content.get_state(one), one.description


class ContentRule(Thing):
    def set_up(self):
        self.portal.portal_workflow.setDefaultChain("simple_publication_workflow")
        self.portal.portal_workflow.updateRoleMappings()
        api.content.create(self.portal, "Folder", "copies")
        rule, copy = Rule(), CopyAction()
        copy.target_folder = u"/copies"
        rule.event, rule.enabled, rule.title = IActionSucceededEvent, True, u"Copy"
        rule.actions = [copy]
        storage = getUtility(IRuleStorage)
        storage.active = True
        storage["copy"] = rule
        assign_rule(self.portal, "copy")

    def do(self, backend, number):
        one = document(backend, number)
        if api.content.get_state(one) == "private":
            api.content.transition(one, "publish")

    def seen(self):
        return sorted(self.portal["copies"].objectIds())


class Filter(Thing):
    """What add-ons do that mean to do a thing once in a request."""

    def do(self, backend, number):
        done = IAnnotations(getRequest()).setdefault("done", set())
        if number not in done:
            done.add(number)
            document(backend, number).description += u"done "

    def seen(self):
        return [self.portal["d%d" % number].description for number in NUMBERS]


class Purged(Thing):
    """Documents whose pages a cache in front of Plone was told to forget."""

    def set_up(self):
        self.cache = outside.cache()
        self.case.addCleanup(self.cache.close)
        self.address = "http://127.0.0.1:%d" % self.cache.port
        settings = getUtility(IRegistry).forInterface(ICachePurgingSettings)
        settings.enabled = True
        settings.cachingProxies = (self.address,)
        settings = getUtility(IRegistry).forInterface(IPloneCacheSettings)
        settings.purgedContentTypes = ("Document",)
        self.purger = DefaultPurger()
        components = getGlobalSiteManager()
        former = components.getUtility(IPurger)
        components.registerUtility(self.purger, IPurger)
        self.case.addCleanup(components.registerUtility, former, IPurger)
        self.case.addCleanup(self.purger.stopThreads)

    def do(self, backend, number):
        one = document(backend, number)
        one.title = u"New title"
        notify(ObjectModifiedEvent(one))

    def seen(self):
        # They are sent one after another.
        self.purger.purgeAsync(self.address + "/last")
        paths = self.cache.wait_for("/last")
        del self.cache.got[:]
        return sorted(p[-7:-5] for p in paths if re.match("/plone/d./view$", p))


class Indexed(Thing):
    def do(self, backend, number):
        one = document(backend, number)
        one.title = u"Indexed"
        one.reindexObject()

    def seen(self):
        found = api.content.find(Title="Indexed")
        return sorted(brain.getId for brain in found), getQueue().length()


class SearchEngine(Thing):
    """Is told before the commit."""

    def set_up(self):
        self.portal.told = ()
        self.listen(self.flush, IPubBeforeCommit)

    def do(self, backend, number):
        IAnnotations(getRequest()).setdefault("search", []).append(number)

    def flush(self, event):
        for number in IAnnotations(event.request).pop("search", ()):
            event.request["PARENTS"][-2].told += (number,)

    def seen(self):
        return self.portal.told


class Mail(Thing):
    def set_up(self):
        self.server = outside.mail_server()
        self.case.addCleanup(self.server.close)
        api.portal.set_registry_record("plone.smtp_host", u"127.0.0.1")
        api.portal.set_registry_record("plone.smtp_port", self.server.port)

    def do(self, backend, number):
        text = "To: jane@example.org\nFrom: cron@example.org\nSubject: n%d\n\nHello"
        api.portal.get_tool("MailHost").send(text % number)

    def seen(self):
        sent, self.server.got[:] = list(self.server.got), []
        return sorted(re.search(b"Subject: (n.)", mail).group(1) for mail in sent)


class Links(Thing):
    def do(self, backend, number):
        one = document(backend, number)
        link = u'<p><a href="d%d">x</a></p>' % (number % 4 + 1)
        one.text = RichTextValue(link, "text/html", "text/html")
        notify(ObjectModifiedEvent(one))

    def seen(self):
        links = [getOutgoingLinks(self.portal["d%d" % number]) for number in NUMBERS]
        return [sorted(link.to_object.getId() for link in some) for some in links]


THINGS = (
    Record,
    Memoized,
    State,
    ContentRule,
    Filter,
    Purged,
    Indexed,
    SearchEngine,
    Mail,
    Links,
)
