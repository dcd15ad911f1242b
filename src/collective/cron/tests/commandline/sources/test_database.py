"""The database answers with the data of REST, and stores what is done."""

from collective.cron.commandline.answer import Stopped
from collective.cron.commandline.sources.database import Database
from collective.cron.commandline.sources.database import who
from collective.cron.tests.support.command_case import CommandCase
from plone.uuid.interfaces import IUUID


class TestDatabase(CommandCase):
    def setUp(self):
        super(TestDatabase, self).setUp()
        self.database = Database(self.portal)

    def test_what_there_is(self):
        (task,) = self.database.tasks()
        self.assertEqual(task["uid"], IUUID(self.task))
        full = self.database.task(u"task")
        self.assertEqual(full["upcoming"][0]["utc"], "2026-11-23T10:05:00Z")
        _task, instants = self.database.upcoming(u"task", 2)
        self.assertEqual(instants, ["2026-11-23T10:05:00Z", "2026-11-23T10:10:00Z"])
        self.assertEqual(self.database.results(u"task", 5), [])
        self.assertIn("alive", self.database.workers())
        with self.assertRaises(Stopped):
            self.database.result(u"task", None)

    def test_what_is_done_is_stored(self):
        told = self.database.act(u"task", "run", {})
        self.assertEqual(told["code"], "done")
        self.assertEqual(self.run_due(), 1)
        (result,) = self.database.results(u"task", 5)
        self.assertEqual(result["occurrence"], told["asked"])
        self.assertEqual(self.database.result(u"task", result["id"]), result)
        with self.assertRaises(Stopped):
            self.database.act(u"task", "cancel", {})
        self.database.act_on_site("pause", {"reason": u"Why"})
        self.assertEqual(self.database.tasks()[0]["status"]["code"], "paused")
        self.assertIn(u"command line", who())
