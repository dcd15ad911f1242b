"""Where the tasks of a plan are, or can be made; whose they are."""

from AccessControl.SecurityManagement import noSecurityManager
from collective.cron import plans
from collective.cron.tests.support.plan_case import PlanCase
from plone import api
from plone.app.testing import login
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.app.testing import TEST_USER_NAME

import transaction


ONE = u"""
    plan: acme
    tasks:
      - {name: one, place: %s, id: %s, type: %s, user: test_user_1_, schedule: {
         periodicity: "@daily"}}
    """


def one(place=u"/", id=u"one", type=u"CronTestTask"):
    return ONE % (place, id, type)


class TestSlots(PlanCase):
    def test_where_it_cannot_be(self):
        api.content.create(self.portal, "Document", "page", u"Page")
        self.add_task(name="there")
        for place in (
            u"/nowhere",
            u"/page",
            u"/there",
            u"/portal_catalog",
            u"/there/x",
        ):
            found = self.refused(one(place))
            self.assertEqual(found, [(3, "tasks.one.place", place)])
        for name in (u"page", u"portal_catalog", u"view", u"there"):
            found = self.refused(one(id=name))
            self.assertEqual(found, [(3, "tasks.one.id", name)])
        for kind in (u"Document", u"Nothing"):
            found = self.refused(one(type=kind))
            self.assertEqual(found, [(3, "tasks.one.type", kind)])

    def test_in_a_folder_under_another_id(self):
        api.content.create(self.portal, "Folder", "news", u"News")
        self.assertEqual(self.apply(one(u"/news", u"x")), ["add /news/x"])
        self.assertEqual(self.portal["news"]["x"].run_as, TEST_USER_ID)
        self.assertEqual(self.apply(one(u"/news", u"x")), [])

    def test_what_an_admin_moved_stays_where_it_is(self):
        api.content.create(self.portal, "Folder", "news", u"News")
        self.apply(one())
        api.content.move(self.portal["one"], self.portal["news"], id="two")
        transaction.commit()
        self.assertEqual(self.apply(one()), ["keep /news/two place"])
        self.assertNotIn("one", self.portal)
        self.assertEqual(self.apply(one(u"/news", u"two")), [])
        found = self.refused(one(u"/news", u"three"))
        self.assertEqual(found, [(3, "tasks.one.place", "/news/three")])

    def test_what_somebody_else_made_is_taken_up_only_if_the_plan_says_so(self):
        self.add_task(name="one")
        self.assertEqual(self.refused(one()), [(3, "tasks.one.id", "one")])
        adopt = one().replace(u"plan: acme", u"plan: acme\n    adopt: true")
        self.assertEqual(self.apply(adopt), ["adopt /one", "change /one periodicity"])
        self.assertEqual(self.apply(one()), [])
        other = adopt.replace(u"plan: acme", u"plan: other")
        self.assertEqual(self.refused(other), [(4, "tasks.one.id", "one")])
        renamed = one().replace(u"name: one", u"name: two")
        self.assertEqual(self.refused(renamed), [(3, "tasks.two.id", "one")])
        retyped = one(type=u"CronCensus")
        self.assertEqual(self.refused(retyped), [(3, "tasks.one.type", "CronCensus")])

    def test_who_applies_must_be_allowed(self):
        self.apply(one())
        setRoles(self.portal, TEST_USER_ID, ["Member"])
        for purge in (u"deactivate", u"remove"):
            empty = u"plan: acme\npurge: %s\ntasks: []" % purge
            self.assertEqual(self.refused(empty), [(None, "tasks.one.name", "one")])
        self.assertEqual(self.refused(one()), [(3, "tasks.one.name", "one")])
        self.assertEqual(
            self.refused(one(id=u"two").replace(u"one,", u"two,"))[0][1:],
            ("tasks.two.place", "/"),
        )

    def test_what_is_made_belongs_to_who_applies_or_to_whom_they_may_choose(self):
        acl_users = self.portal.acl_users
        acl_users.userFolderAddUser("anna", "s3cret-s3cret", ["Site Administrator"], [])
        login(self.portal, "anna")
        alone = one().replace(u", user: test_user_1_", u"")
        with self.assertRaises(plans.PlanRefused):
            self.apply(one().replace(u"test_user_1_", u"nobody-known"))
        transaction.abort()
        self.apply(alone)
        self.assertEqual(self.portal["one"].run_as, "anna")
        login(self.portal, TEST_USER_NAME)

    def test_a_deleted_task_is_made_anew(self):
        self.apply(one())
        api.content.delete(self.portal["one"])
        transaction.commit()
        self.assertEqual(self.apply(one()), ["add /one"])

    def test_a_copy_is_nobodys(self):
        self.apply(one())
        api.content.copy(self.portal["one"], self.portal, id="copy")
        transaction.commit()
        self.assertEqual(self.apply(one()), [])
        empty = u"plan: acme\npurge: remove\ntasks: []"
        self.assertEqual(self.apply(empty), ["remove /one"])
        self.assertIn("copy", self.portal)


class TestWithoutUser(PlanCase):
    """A script or a worker acts for nobody, and may choose."""

    def test_it_must_name_the_user(self):
        noSecurityManager()
        with_user = one()
        without = with_user.replace(u", user: test_user_1_", u"")
        self.assertEqual(self.refused(without), [(3, "tasks.one.user", None)])
        self.assertEqual(self.apply(with_user), ["add /one"])
        self.assertEqual(self.portal["one"].run_as, TEST_USER_ID)
