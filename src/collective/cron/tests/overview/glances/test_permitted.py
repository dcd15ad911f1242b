"""Who may see which Backend: the same answer, asked less often."""

from AccessControl import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from collective.cron.overview.glances import facts
from collective.cron.overview.glances import permitted
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.tasks import TestTask
from plone import api
from zope.component import getGlobalSiteManager
from zope.component import provideAdapter
from zope.interface import implementer
from zope.interface import Interface
from zope.interface import providedBy

import mock


@implementer(permitted.ILocalRoleProvider)
class Roles(object):
    """Local roles of an add-on, by the id of the object."""

    def __init__(self, context):
        self.context = context

    def getRoles(self, principal):
        return ["Manager"] if getattr(self.context, "id", None) == "b" else []

    def getAllRoles(self):
        return []


class TestPermitted(PageTestCase):
    def setUp(self):
        super(TestPermitted, self).setUp()
        self.add_people()
        self.tasks = [self.add_task(name=name) for name in "abcd"]

    def seen(self, person=VIEWER):
        """Return the ids of those that are seen; Zope says the same of each."""
        with api.env.adopt_user(username=person):
            check = getSecurityManager().checkPermission
            one = permitted.Permitted(self.portal)
            seen = [task for task in self.tasks if self.asked(one, task)]
            each = [task for task in self.tasks if check(permitted.VIEW, task)]
            self.assertEqual(seen, each)
            return "".join(task.getId() for task in seen)

    def asked(self, one, task):
        base = task.aq_base
        return one.allows(task, providedBy(base), facts.guard_of(base))

    def close(self, task):
        task.manage_permission(permitted.VIEW, ["Manager"], acquire=0)

    def test_rights_of_one_are_not_taken_for_those_of_another(self):
        self.assertEqual(self.seen(), "abcd")
        self.close(self.tasks[1])
        self.assertEqual(self.seen(), "acd")
        self.close(self.tasks[2])
        self.tasks[2].manage_setLocalRoles(VIEWER, ["Manager"])
        self.assertEqual(self.seen(), "acd")
        folder = api.content.create(self.portal, "Folder", "closed")
        self.close(folder)
        api.content.move(self.tasks[3], folder)
        self.tasks[3] = folder["d"]
        self.assertEqual(self.seen(), "ac")

    def test_asked_once_for_those_that_are_alike(self):
        one = permitted.Permitted(self.portal)
        # Plone 5.2 makes a specification of each object.
        provided = providedBy(self.tasks[0].aq_base)
        with mock.patch.object(one, "_check", side_effect=one._check) as check:
            for task in self.tasks:
                one.allows(task, provided, facts.guard_of(task.aq_base))
            self.assertEqual(check.call_count, 1)

    def test_asked_about_each_where_an_add_on_gives_local_roles(self):
        for task in self.tasks:
            self.close(task)
        provideAdapter(Roles, (Interface,), permitted.ILocalRoleProvider, name="test")
        self.addCleanup(
            getGlobalSiteManager().unregisterAdapter,
            Roles,
            (Interface,),
            permitted.ILocalRoleProvider,
            "test",
        )
        self.assertEqual(self.seen(), "b")

    def test_asked_about_each_where_the_class_computes_local_roles(self):
        for task in self.tasks:
            self.close(task)

        def roles(task):
            return {VIEWER: ["Manager"]} if task.getId() == "b" else {}

        for value in (property(roles), roles):
            with mock.patch.object(TestTask, "__ac_local_roles__", value, create=True):
                self.assertEqual(self.seen(), "b")

    def test_asked_about_each_where_users_are_those_of_an_add_on(self):
        class Picky(permitted.PloneUser):
            def allowed(self, object, object_roles=None):
                return getattr(object, "id", None) == "b"

        self.addCleanup(setSecurityManager, getSecurityManager())
        newSecurityManager(None, Picky(VIEWER).__of__(self.portal.acl_users))
        one = permitted.Permitted(self.portal)
        seen = [task.getId() for task in self.tasks if self.asked(one, task)]
        self.assertEqual(seen, ["b"])

    def test_asked_about_each_where_there_is_another_plugin(self):
        with mock.patch.object(permitted, "_has_usual_plugins", return_value=False):
            one = permitted.Permitted(self.portal)
        with mock.patch.object(one, "_check", side_effect=one._check) as check:
            for task in self.tasks:
                self.asked(one, task)
            self.assertEqual(check.call_count, 4)
        self.assertTrue(permitted._has_usual_plugins(self.portal))
        with mock.patch.object(permitted, "_plugins", return_value=[object()]):
            self.assertFalse(permitted._has_usual_plugins(self.portal))
