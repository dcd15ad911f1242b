"""Messages that a former version queued are run, and not others in their place.

The reconciler, which would queue what is missing, is kept from its work meanwhile.
"""

from collective.cron.tests.support.former import former
from collective.cron.tests.support.former import hold
from collective.cron.tests.support.former.case import FormerCase
from collective.cron.tests.support.processes.database import open_root
from collective.cron.tests.support.processes.database import ZC_ASYNC
from collective.cron.tests.support.processes.programs import SOON
from collective.cron.tests.support.processes.programs import wait_for
from collective.cron.tests.support.suites import suite
from six import PY2
from ZODB.utils import p64

import io
import os


class QueueCase(FormerCase):
    def hold(self, **options):
        """Return a system whose reconciler waits, and the file that lets it go on."""
        path = os.path.join(former.programs.PROCESSES.folder, self.id())
        options[hold.VARIABLE] = path
        return self.open(former.single(**options)), path

    def check_messages(self, system, path, kind):
        """Start the system and see that these messages are run, while it is held."""
        messages = self.before["messages"][kind]
        triggers = dict((each["id"], each["job"][4]) for each in messages)
        self.assertEqual(sorted(triggers.values()), ["manual", "schedule"])
        system.start()
        held = path + hold.HELD
        wait_for(lambda: os.path.exists(held), SOON, "the reconciler is held")
        for message in messages:
            _site, uid, _generation, occurrence, trigger = message["job"]
            state = self.before["states"][uid]
            task = self.task(system, self.before["backends"][uid]["path"])
            result = task.wait_result(occurrence=occurrence)
            self.assertEqual(result["status"], "OK")
            if trigger == "manual":
                self.assertEqual(state["extra"]["job_id"], message["id"])
                self.assertEqual((result["trigger"], result["by"]), ("manual", "admin"))
                self.assertIsNone(task.state["extra"])
            else:
                self.assertEqual(state["pending"], message["id"])
                self.assertEqual(result["trigger"], "late")
                self.assertGreater(task.state["next_at"], occurrence)
        self.assertFalse(os.path.exists(path + hold.OVER))
        ids = [each["id"] for each in system.client.probe()["queued"]]
        self.assertEqual(set(triggers) & set(ids), set())

        # Then the reconciler looks at them, and nothing is run once more.
        io.open(path, "w").close()
        killed = self.task(system, "killed")
        wait_for(lambda: not killed.state["runs"], SOON, "the reconciler has gone on")
        self.assert_kept(system)
        self.assert_nothing_doubled(system)
        return list(triggers)


class TestFormerSqlite(QueueCase):
    def test_messages_in_the_file_are_run(self):
        system, path = self.hold()
        file = os.path.join(system.home, former.BESIDE)
        for message in self.before["messages"]["queue"]:
            self.assertTrue(_holds(file, message["id"]))
        ids = self.check_messages(system, path, "queue")
        system.web.stop()
        for job_id in ids:
            self.assertFalse(_holds(file, job_id))


class TestFormerRedis(QueueCase):
    def test_messages_in_the_server_are_run(self):
        from collective.cron.tests.support.former import redis_messages
        from collective.cron.tests.support.processes.redis_server import RedisServer

        server = RedisServer()
        self.addCleanup(server.close)
        stored = former.read_json(former.REDIS)
        redis_messages.write(server.url, stored)
        system, path = self.hold(queue_url=server.url)
        for message in self.before["messages"]["redis"]:
            found = redis_messages.raw(server.url)
            self.assertIn(message["id"].encode("ascii"), found)
        for job_id in self.check_messages(system, path, "redis"):
            found = redis_messages.raw(server.url)
            self.assertNotIn(job_id.encode("ascii"), found)


class TestFormerZCAsync(QueueCase):
    def test_jobs_in_the_database_are_run(self):
        system, path = self.hold()
        ids = [each["id"] for each in self.before["messages"]["queue"]]
        self.assertEqual(_statuses(system, ids), [u"pending-status"] * 2)
        self.check_messages(system, path, "queue")
        system.web.stop()
        # The job itself says that it was run, and what it was told.
        self.assertEqual(_statuses(system, ids), [u"completed-status"] * 2)


def _holds(path, job_id):
    """Tell whether an id is in a table of the file of huey."""
    import sqlite3

    with sqlite3.connect(path) as connection:
        rows = [
            row
            for table in ("kv", "schedule", "task")
            for row in connection.execute("select * from %s" % table)
        ]
    return job_id in repr(rows)


def _statuses(system, ids):
    with open_root(system) as root:
        connection = root[ZC_ASYNC]._p_jar
        return [connection.get(p64(int(job_id))).status for job_id in ids]


def test_suite():
    """Choose by the engine of the platform."""
    return suite(*[TestFormerZCAsync] if PY2 else [TestFormerSqlite, TestFormerRedis])
