"""What the tests of makers of copies have in common."""

from Acquisition import aq_base
from collective.cron.content import importing
from collective.cron.interfaces import IBackend
from collective.cron.memory import state
from collective.cron.queueing import places
from collective.cron.tests.support.base import CronTestCase
from contextlib import contextmanager
from io import BytesIO
from plone import api
from plone.app.testing import TEST_USER_ID
from plone.dexterity.utils import iterSchemata
from plone.uuid.interfaces import IUUID
from zope.interface import alsoProvides
from zope.interface import Interface
from zope.interface import noLongerProvides
from zope.interface.interface import InterfaceClass
from zope.schema import getFieldsInOrder

import transaction


class CopyCase(CronTestCase):
    """An original that is active, has run, and has one job; and a folder for copies."""

    def setUp(self):
        super(CopyCase, self).setUp()
        self.folder = api.content.create(self.portal, "Folder", "folder")
        self.task = self.add_task(run_as=u"admin")
        self.run_due("10:05:00")

    def backends(self):
        return [places.at(self.portal, path) for path in places.paths(self.portal)]

    def check_all(self):
        """Each Backend has one state and one job or none, each state one Backend."""
        backends, states = self.backends(), state.all_states(self.portal)
        self.assertEqual(sorted(map(IUUID, backends)), sorted(states))
        for backend in backends:
            current = states[IUUID(backend)]
            self.assertEqual(current.oid, aq_base(backend)._p_oid)
            self.assertEqual(current.path, places.path_of(self.portal, backend))
            self.assertEqual(current.plan[0], backend.activated)
            self.assertEqual(current.plan[3], backend.run_as or "")
            self.assertEqual(current.pending is not None, backend.activated)
        found = self.portal.portal_catalog.unrestrictedSearchResults(
            object_provides=IBackend.__identifier__
        )
        for brain in found:
            self.assertEqual(brain.UID, IUUID(brain._unrestrictedGetObject()))
            (same,) = self.portal.portal_catalog.unrestrictedSearchResults(
                UID=brain.UID
            )
            self.assertEqual(same.getPath(), brain.getPath())

    def check_copy(self, copy, run_as=TEST_USER_ID):
        """Nobody has chosen that it runs, or as whom; the original goes on."""
        self.tick()
        self.check_all()
        self.assertFalse(copy.activated)
        self.assertEqual(copy.run_as, run_as)
        self.assertTrue(self.task.activated)
        self.assertEqual(self.task.run_as, u"admin")
        self.assertEqual(self.queued(), [("10:10", "schedule")])
        self.run_due("10:10:00")
        self.assertEqual(self.task.counter, 2)
        self.assertEqual(getattr(aq_base(copy), "counter", 0) < 2, True)


def export(context):
    """Return an object as the ZMI's export does."""
    transaction.savepoint(optimistic=True)
    context._p_jar.exportFile(context._p_oid, BytesIO())
    stream = BytesIO()
    context._p_jar.exportFile(context._p_oid, stream)
    stream.seek(0)
    return stream


def bring_in(folder, stream, name):
    """Do what the ZMI's import does."""
    imported = folder._p_jar.importFile(stream)
    imported._setId(name)
    folder._setObject(name, imported)
    return folder[name]


def set_fields(source, target):
    """Set each field, as working copies, cloners and scripts do: without an event."""
    for schema in iterSchemata(source):
        for name, field in getFieldsInOrder(schema):
            if not field.readonly and name not in ("id", "subjects", "changeNote"):
                value = field.get(schema(source))
                field.set(target, value)


@contextmanager
def importing_request(request, name=importing.MARKERS[0]):
    """Mark a request as a package for imports does."""
    module, _dot, own = name.rpartition(".")
    marker = InterfaceClass(own, (Interface,), __module__=module)
    alsoProvides(request, marker)
    try:
        yield
    finally:
        noLongerProvides(request, marker)
