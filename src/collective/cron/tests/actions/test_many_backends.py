"""One action on several Backends, each in a transaction of its own."""

from collective.cron import clock
from collective.cron.actions import many_backends
from collective.cron.tests.support.base import CronTestCase
from plone.uuid.interfaces import IUUID
from ZODB.POSException import ConflictError

import mock
import transaction


class TestBulk(CronTestCase):
    def perform(self, action, names):
        uids = [IUUID(self.portal[name]) for name in names]
        reports = many_backends.perform(self.portal, action, uids, clock.now())
        return [report.outcome.code for report in reports]

    def add(self, *names, **values):
        for name in names:
            self.add_task(name=name, **values)
        return names

    def test_every_action_has_a_permission(self):
        actions = many_backends.ACTIONS.values()
        permissions = set(action.permissions for action in actions)
        self.assertEqual(
            permissions, {("Run",), ("Manage",), ("Manage", "Choose user")}
        )

    def test_all_actions(self):
        names = self.add("one", "two")
        self.assertEqual(self.perform("deactivate", names), ["done"] * 2)
        self.assertEqual(self.perform("activate", names), ["done"] * 2)
        self.assertEqual(self.perform("repair", names), ["nothing-to-do"] * 2)
        self.assertEqual(self.perform("run", names), ["done"] * 2)
        self.assertEqual(self.perform("run", names), ["nothing-to-do"] * 2)
        self.assertEqual(self.perform("cancel", names), ["nothing-to-do"] * 2)
        self.assertEqual(self.perform("choose-user", names), ["refused"] * 2)
        self.assertEqual(self.perform("delete", names), ["done"] * 2)
        self.assertNotIn("one", self.portal)

    def test_another_writer_was_quicker(self):
        names = self.add("one", "two")
        known, met = many_backends._act, []

        def quicker(*args):
            report = known(*args)
            if not met:
                met.append(1)
                raise ConflictError()
            return report

        with mock.patch.object(many_backends, "_act", quicker):
            with mock.patch("collective.cron.worksite.retry.pause"):
                self.assertEqual(self.perform("deactivate", names), ["done"] * 2)

    def test_what_failed_is_taken_back_alone(self):
        names = self.add("one", "two")
        known = many_backends._act

        def upset(site, action, uid, *others):
            report = known(site, action, uid, *others)
            if uid == IUUID(self.portal["one"]):
                raise ValueError("upset")
            return report

        with mock.patch.object(many_backends, "_act", upset):
            self.assertEqual(self.perform("deactivate", names), ["failed", "done"])
        transaction.begin()
        self.assertTrue(self.portal["one"].activated)
        self.assertFalse(self.portal["two"].activated)

    def test_at_most_so_many(self):
        uids = ["x%d" % number for number in range(many_backends.LIMIT + 5)]
        with mock.patch.object(many_backends, "_perform_one", return_value=None):
            found = many_backends.perform(self.portal, "run", uids, clock.now())
        self.assertEqual(len(found), many_backends.LIMIT)
