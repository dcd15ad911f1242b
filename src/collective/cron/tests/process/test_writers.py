"""Several processes whose tasks write the same at the same moment: none fails."""

from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.processes.case import ProcessCase
from collective.cron.tests.support.processes.programs import SOON
from collective.cron.tests.support.processes.programs import wait_for
from collective.cron.tests.support.processes.redis_server import RedisServer
from collective.cron.tests.support.processes.watched_task import new_effects
from six import PY2

import collections


WRITERS = 8
ROUNDS = 2


class TestWriters(ProcessCase):
    def open_cluster(self):
        url = None
        if not PY2:
            server = RedisServer()
            self.addCleanup(server.close)
            url = server.url
        # They have much to do, and are not to be taken for dead.
        return self.open(systems.cluster(queue_url=url, settings={})).start()

    def test_eight_that_add_a_document_all_get_through(self):
        system = self.open_cluster()
        probe = system.client.probe
        values = {"script": "add_document", "takes": 0.5, "seconds": 3}
        values["effects"] = new_effects(system, "writers")
        probe("add_many", count=WRITERS, **values)
        for number in range(1, ROUNDS + 1):

            def results():
                found = probe()["backends"].values()
                return sum([one["results"] for one in found], [])

            count = number * WRITERS
            what = "%d runs have ended" % count
            wait_for(lambda: len(results()) >= count, SOON, what)
            if number < ROUNDS:
                for uid in probe()["backends"]:
                    probe("schedule", uid=uid, seconds=3)
        ended = results()
        statuses = collections.Counter(one["status"] for one in ended)
        self.assertEqual(statuses, {"OK": WRITERS * ROUNDS}, ended)
        self.assertEqual(len(set(one["worker"] for one in ended)), 2)
        self.assertGreater(max(one["attempt"] for one in ended), 1)
        added = sum(one["counter"] for one in probe()["backends"].values())
        self.assertEqual(added, WRITERS * ROUNDS)
