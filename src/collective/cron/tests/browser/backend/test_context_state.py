"""Pages in the place of a task are for those who may see, run or manage it."""

from AccessControl import Unauthorized
from collective.cron.tests.support.faces.pages import ANONYMOUS
from collective.cron.tests.support.faces.pages import GRANTED
from collective.cron.tests.support.faces.pages import MEMBER
from collective.cron.tests.support.faces.pages import PageTestCase
from plone import api


NAME = "@@plone_context_state"


class TestContextState(PageTestCase):
    def setUp(self):
        super(TestContextState, self).setUp()
        self.add_people()
        self.task = self.add_task()

    def test_who_has_to_do_with_it_is_answered(self):
        for name in sorted(GRANTED):
            with api.env.adopt_user(username=name):
                state = self.task.restrictedTraverse(NAME)
                self.assertEqual(state.object_title(), u"Task")

    def test_others_are_not(self):
        with api.env.adopt_user(username=MEMBER):
            with self.assertRaises(Unauthorized):
                self.task.restrictedTraverse(NAME)

    def test_nor_does_a_page_of_the_site_tell_them(self):
        for name in (ANONYMOUS, MEMBER):
            browser = self.get("/task/@@contact-info", name)
            self.assertEqual(self.status_of(browser), 401)
            self.assertNotIn(">Task", self.read(browser))
