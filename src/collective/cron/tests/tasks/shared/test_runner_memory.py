"""Each ready-made task lets content go from the memory, whatever it does with it."""

from collective.cron.running.left_behind import lookups
from collective.cron.tasks.shared import content
from collective.cron.tasks.shared.runner import CHUNK
from collective.cron.tasks.shared.schema import IContentTask
from collective.cron.tests.support.content_case import ContentCase
from collective.cron.tests.support.content_case import hours
from collective.cron.tests.support.content_case import set_changed
from collective.cron.tests.support.mails import set_up_mail
from collective.cron.tests.support.ready_form import ready_made_types
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.dexterity.content import ASSIGNABLE_CACHE_KEY as SEEN
from plone.dexterity.utils import createContent
from plone.dexterity.utils import iterSchemataForType
from zope.component import getSiteManager
from zope.globalrequest import getRequest

import mock
import transaction


COUNT = 300
EACH = 5  # of so many one is to be published, and new; the others are old
ROOM = 100  # objects that the database keeps
MOST = 20  # what lookups remember of
INDEXES = "UID effective expires modified path portal_type review_state".split()
# A type that is not named is tried with what its form offers.
SETTINGS = {
    "CronNews": {"addresses": [u"ann@example.org"], "states": []},
    "CronStale": {"mail_owners": True, "instead": u"ann@example.org"},
    "CronLinks": {"look_outside": False},
}


class TestMemory(ContentCase):
    def setUp(self):
        super(TestMemory, self).setUp()
        set_up_mail(self)
        folder = self.add("folder", type="Folder")
        catalog = api.portal.get_tool("portal_catalog")
        text = RichTextValue(u'<a href="../none">a</a>', "text/html", "text/html")
        for number in range(COUNT):
            name = "page%03d" % number
            made = createContent("Document", id=name, title=u"Page", text=text)
            # Without what other packages do with what is new, which takes long.
            folder._setObject(name, made, suppress_events=True)
            made = folder[name]
            made.notifyWorkflowCreated()
            if number % EACH:
                api.content.transition(made, "publish")
                made.setModificationDate(hours(-24 * 800))
            else:
                made.effective_date = hours(-1)
                set_changed(made, hours(-2))
            path = "/".join(made.getPhysicalPath())
            catalog.catalog_object(made, path, idxs=INDEXES)
        transaction.commit()

    def test_memory_is_bounded(self):
        tried, self.remembered = [], set()
        for name in filter(is_about_content, ready_made_types()):
            with mock.patch.object(lookups, "MOST", MOST):
                held = self.held(name)
            # Some look at other things than content.
            if len(held) >= COUNT // EACH:
                half = len(held) // 2
                self.assertLess(max(held[half:]), 1.2 * max(held[:half]), name)
                tried.append(name)
        # Let go after a chunk, so there may be those of one, and what is no content.
        self.assertLess(max(self.remembered), MOST + CHUNK + 100)
        for name in ("Publishing", "Stale", "News", "Versions", "Links"):
            self.assertIn("Cron" + name, tried)

    def held(self, name):
        """Return how many objects are in the memory at each look at content."""
        self.TYPE, held, original = name, [], content.at
        task = self.add_ready(**SETTINGS.get(name, {}))

        def at(path):
            found = original(path)
            if found is not None:
                held.append(found._p_jar._cache.cache_non_ghost_count)
                self.remembered.add(len(getSiteManager().adapters._v_lookup._required))
                self.remembered.add(len(getattr(getRequest(), SEEN, ())))
            return found

        database = self.portal._p_jar.db()
        size = database.getCacheSize()
        database.setCacheSize(ROOM)
        try:
            with mock.patch.object(content, "at", at):
                self.work(task)
        finally:
            database.setCacheSize(size)
        self.portal.manage_delObjects(["task"])
        transaction.commit()
        return held


def is_about_content(name):
    """Tell whether the tasks of a type are about content."""
    return any(one.isOrExtends(IContentTask) for one in iterSchemataForType(name))
