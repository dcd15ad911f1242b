"""The buttons on the page of a Backend: which are there, and why one does nothing."""

from collective.cron import clock
from collective.cron.browser.backend.viewlets import ActionsManager
from collective.cron.browser.backend.viewlets import ActionViewlet
from collective.cron.engines.inline import InlineQueue
from collective.cron.interfaces import ICronLayer
from collective.cron.memory import pause
from collective.cron.tests.support.faces.pages import ALL
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.running import add_run
from Products.Five import BrowserView
from zope.interface import alsoProvides

import mock
import re
import transaction
import unittest


class Weighted(object):
    def __init__(self, weight):
        self.weight = weight


class Sync(ActionViewlet):
    """As an add-on has it; `why` and `there` are set by the tests."""

    label = u"Sync <now>"
    action = "sync"
    why = None
    there = True

    def applies(self):
        return self.there

    @property
    def reason(self):
        return self.why


class TestOrder(unittest.TestCase):
    def test_by_weight_then_by_name_and_those_without_a_weight_after_ours(self):
        found = [
            ("z", object()),
            ("heavy", Weighted(101)),
            ("b", Weighted(30)),
            ("a", Weighted(30)),
            ("y", object()),
            ("light", Weighted(-1)),
        ]
        manager = ActionsManager()
        names = [name for name, _viewlet in manager.sort(found)]
        self.assertEqual(names, ["light", "a", "b", "y", "z", "heavy"])


class TestButton(PageTestCase):
    def render(self, **values):
        """Return what is shown of a viewlet with these attributes."""
        request = self.layer["request"].clone()
        alsoProvides(request, ICronLayer)
        task = self.add_task()
        viewlet = Sync(task, request, BrowserView(task, request), None)
        for name, value in values.items():
            setattr(viewlet, name, value)
        viewlet.update()
        return viewlet.render()

    def test_it_is_a_form_that_is_posted_with_an_authenticator(self):
        shown = self.render()
        self.assertIn('method="post"', shown)
        self.assertIn('action="%s/task/@@sync"' % self.portal.absolute_url(), shown)
        self.assertIn('name="_authenticator"', shown)
        self.assertIn(u"Sync &lt;now", shown)

    def test_one_that_does_nothing_now_cannot_be_sent_and_says_why(self):
        shown = self.render(why=u"It is <late>.")
        self.assertNotIn("<form", shown)
        self.assertIn("disabled", shown)
        self.assertIn('aria-describedby="why-not-sync"', shown)
        self.assertIn('id="why-not-sync"', shown)
        self.assertIn(u"It is &lt;late", shown)

    def test_one_that_does_not_apply_is_not_there(self):
        self.assertEqual(self.render(there=False, why=u"No."), u"")


class TestButtons(PageTestCase):
    def page(self, name=None):
        return self.get("/task", *([name] if name else [])).contents

    def press(self, label):
        """Press a button of the page, and see what it stored."""
        browser = self.get("/task")
        browser.getControl(label).click()
        self.assertEqual(self.status_of(browser), 302)
        self.portal._p_jar.sync()

    def test_actions_that_apply(self):
        self.add_people()
        task = self.add_task()
        contents = self.page(ALL)
        self.assertIn("@@cron-deactivate", contents)
        self.assertIn("@@cron-run", contents)
        self.assertNotIn("@@cron-activate", contents)
        links = re.findall("/task/@@cron-([a-z-]+)", self.page(VIEWER))
        self.assertEqual(links, ["simulate", "changes"])  # pages, no buttons
        task.activated = False
        transaction.commit()
        contents = self.page(ALL)
        self.assertIn("@@cron-activate", contents)
        self.assertNotIn("@@cron-deactivate", contents)
        self.assertLess(
            contents.index("@@cron-activate"), contents.index("@@cron-run")
        )

    def test_they_do_what_they_say(self):
        task = self.add_task()
        self.press("Deactivate")
        self.assertFalse(task.activated)
        self.press("Activate")
        self.assertTrue(task.activated)
        self.press("Run now")
        self.assertEqual(self.queued(), [("10:00", "manual"), ("10:05", "schedule")])

    def test_what_cannot_be_done_now_says_why(self):
        task = self.add_task(activated=False, run_as=u"ghost")
        contents = self.page()
        self.assertNotIn("@@cron-activate", contents)
        self.assertIn("No run could end well, as it is.", contents)
        self.assertIn('aria-describedby="why-not-cron-activate"', contents)
        task.run_as = u"test_user_1_"
        extra = {"trigger": "manual", "by": u"joe", "attempt": 1}
        extra["occurrence"] = clock.now()
        self.manager_of(task).add_extra(extra)
        transaction.commit()
        contents = self.page()
        self.assertIn("@@cron-activate", contents)
        self.assertNotIn("@@cron-run", contents)
        self.assertIn("A run was asked for, and has not started yet.", contents)

    def test_one_that_is_broken_can_be_deactivated(self):
        self.add_task(run_as=u"ghost")
        contents = self.page()
        self.assertIn("@@cron-deactivate", contents)
        self.assertNotIn("@@cron-run", contents)
        self.assertNotIn("No run could end well", contents)

    def test_activating_has_nothing_to_do_with_who_works(self):
        self.add_task(activated=False)
        with mock.patch.object(InlineQueue, "workers", return_value=[]):
            self.assertIn("@@cron-activate", self.page())
        self.queue.reachable = False
        self.assertIn("@@cron-activate", self.page())

    def test_run_now_while_another_runs(self):
        task = self.add_task()
        add_run(self.state_of(task))
        contents = self.page()
        self.assertNotIn("@@cron-run", contents)
        self.assertIn("two runs at a time are not allowed", contents)

    def test_run_now_while_another_runs_where_that_is_allowed(self):
        task = self.add_task(overlap=u"allow")
        add_run(self.state_of(task))
        self.assertIn("@@cron-run", self.page())

    def test_run_now_in_a_pause(self):
        self.add_task()
        pause.start(self.portal, u"moving <house>", None, u"jane")
        transaction.commit()
        contents = self.page()
        self.assertNotIn("@@cron-run", contents)
        why = contents.partition('id="why-not-cron-run"')[2].partition("</span>")[0]
        self.assertIn("All tasks are paused.", why)
        # By whom and why is told once.
        self.assertEqual(contents.count("paused by jane: moving &lt;house"), 1)
