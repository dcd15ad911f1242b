"""The connection that nobody else uses: it sees and stores at once, and is closed."""

from collective.cron.memory import annotations
from collective.cron.memory import own_connection
from collective.cron.tests.support.base import CronTestCase
from ZODB.POSException import ConflictError

import mock
import transaction


class TestOwnConnection(CronTestCase):
    def test_alone_sees_what_is_stored_and_commits_without_the_thread(self):
        annotations.make(self.portal, "collective.cron.test")["here"] = 1
        with own_connection.alone(self.portal) as (site, manager):
            self.assertIsNot(site._p_jar, self.portal._p_jar)
            self.assertIs(site._p_jar.db(), self.portal._p_jar.db())
            self.assertEqual(annotations.read(site, "collective.cron.test"), {})
            annotations.make(site, "collective.cron.other")["there"] = 2
            manager.commit()
            annotations.make(site, "collective.cron.other")["dropped"] = 3
        transaction.abort()
        self.assertEqual(annotations.read(self.portal, "collective.cron.test"), {})
        found = annotations.read(self.portal, "collective.cron.other")
        self.assertEqual(dict(found), {"there": 2})

    def test_alone_is_closed_whatever_happens(self):
        opened = []
        with self.assertRaises(ValueError):
            with own_connection.alone(self.portal) as (site, _manager):
                opened.append(site._p_jar)
                annotations.make(site, "collective.cron.test")["there"] = 1
                raise ValueError()
        self.assertIsNone(opened[0].opened)
        transaction.begin()
        self.assertEqual(annotations.read(self.portal, "collective.cron.test"), {})

    def test_who_comes_second_at_the_root_sees_what_the_first_did(self):
        calls = []

        def function(root, value):
            calls.append(value)
            if len(calls) == 1:
                raise ConflictError()
            return len(calls)

        with mock.patch.object(own_connection.retry, "pause"):
            self.assertEqual(own_connection.change_root(function, "value"), 2)
        self.assertEqual(calls, ["value", "value"])
