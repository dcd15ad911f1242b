"""States are found in the workflow that content has."""

from collective.cron.tasks.shared import states
from collective.cron.tests.support.content_case import ContentCase
from collective.cron.tests.support.content_case import hours
from collective.cron.tests.support.content_case import set_changed
from plone import api
from plone.app.testing import logout


class TestStates(ContentCase):
    TYPE = "CronPublishing"

    def setUp(self):
        super(TestStates, self).setUp()
        self.page = self.add("page")

    def test_default_of_a_field_is_what_exists(self):
        self.assertEqual(states.states_of(u"gone", u"private")(), [u"private"])
        self.assertEqual(states.states_of(u"private", is_one=True)(), u"private")
        self.assertEqual(states.states_of(u"gone")(), [])
        self.assertIsNone(states.states_of(u"gone", is_one=True)())

    def test_state_and_since_when(self):
        set_changed(self.page, hours(-3))
        self.assertEqual(states.state_of(self.page), "private")
        self.assertLess(abs(states.changed_at(self.page) - hours(-3)), 0.01)
        self.assertEqual(states.title_of("pending", self.page), u"Pending review")

    def test_without_a_workflow(self):
        api.portal.get_tool("portal_workflow").setChainForPortalTypes(["Document"], "")
        self.assertIsNone(states.state_of(self.page))
        self.assertIsNone(states.changed_at(self.page))
        self.assertEqual(states.transition_to("published", self.page), (None, False))

    def test_the_transition_that_leads_there(self):
        found = states.transition_to("published", self.page)
        self.assertEqual(found, ("publish", True))
        self.assertEqual(states.transition_to("gone", self.page), (None, False))
        logout()
        self.assertEqual(states.transition_to("published", self.page), (None, True))
