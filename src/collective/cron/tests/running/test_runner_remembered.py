"""Whatever Plone remembers in a request, a run does what one clean run would have."""

from collective.cron.tests.support import remembered
from collective.cron.tests.support.caching import CACHING_FUNCTIONAL
from collective.cron.tests.support.job_case import JobCase
from collective.cron.worksite import retry
from plone import api

import mock
import transaction


# Of each thing: what is to be seen after it was done for 1, for 1 and 2, for all.
CLEAN = {
    "Record": (101, 102, 104),
    "Memoized": (
        [u"1", u"", u"", u""],
        [u"1", u"1", u"", u""],
        [u"1", u"1", u"2", u"2"],
    ),
    "State": (("published", u"p"), ("published", u"p"), ("private", u"pp")),
    "ContentRule": (["d1"], ["d1", "d2"], ["d1", "d2", "d3", "d4"]),
    "Filter": (
        [u"done ", u"", u"", u""],
        [u"done ", u"done ", u"", u""],
        [u"done "] * 4,
    ),
    "Purged": (["d1"], ["d1", "d2"], ["d1", "d2", "d3", "d4"]),
    "Indexed": ((["d1"], 0), (["d1", "d2"], 0), (["d1", "d2", "d3", "d4"], 0)),
    "SearchEngine": ((1,), (1, 2), (1, 2, 3, 4)),
    "Mail": ([b"n1"], [b"n1", b"n2"], [b"n1", b"n2", b"n3", b"n4"]),
    "Links": (
        [["d2"], [], [], []],
        [["d2"], ["d3"], [], []],
        [["d2"], ["d3"], ["d4"], ["d1"]],
    ),
}


class TestRemembered(JobCase):
    layer = CACHING_FUNCTIONAL

    def setUp(self):
        super(TestRemembered, self).setUp()
        patch = mock.patch.object(retry, "pause")
        patch.start()
        self.addCleanup(patch.stop)
        self.task = self.add_job()
        for number in remembered.NUMBERS:
            api.content.create(self.portal, "Document", "d%d" % number)
        self.conflicts = 0

    def prepare(self, kind):
        self.thing = kind(self)
        self.thing.set_up()
        transaction.commit()
        self.before = self.thing.seen()

    def work(self, runner, number):
        runner.backend.counter += 1
        self.thing.do(runner.backend, number)

    def conflict(self):
        """Let another connection be quicker, once."""
        if not self.conflicts:
            self.conflicts += 1
            self.elsewhere(write)

    def seen(self):
        transaction.begin()
        return self.thing.seen()

    # The scenarios: each returns what is to be seen.

    def once(self, clean):
        self.play(lambda runner: self.work(runner, 1))
        self.assertEqual(self.task.getLastErrors(), ())
        return clean[0]

    def first_try_conflicts(self, clean):
        def run(runner):
            self.work(runner, 1)
            self.conflict()

        self.play(run)
        self.assertEqual(self.task.getLastResult().attempt, 2)
        return clean[0]

    def run_fails(self, clean):
        def run(runner):
            self.work(runner, 1)
            raise ValueError("no")

        self.play(run)
        self.assertEqual(self.statuses(self.task), ["FAILED"])
        return self.before

    def chunk_conflicts(self, clean):
        self.in_chunks(self.conflict)
        self.assertEqual(self.statuses(self.task), ["OK"])
        self.assertEqual(self.conflicts, 1)
        return clean[2]

    def chunk_fails(self, clean):
        self.in_chunks(fail)
        self.assertEqual(self.statuses(self.task), ["FAILED"])
        return clean[1]

    def in_chunks(self, at_three):
        def run(runner):
            def work(number):
                self.work(runner, number)
                if number == 3:
                    at_three()

            runner.in_chunks(remembered.NUMBERS, work, size=2)

        self.play(run)


def write(site):
    site["task"].counter += 0
    site["task"]._p_changed = True


def fail():
    raise ValueError("no")


def _add_test(kind, scenario):
    def test(self):
        self.prepare(kind)
        expected = getattr(self, scenario)(CLEAN[kind.__name__])
        self.assertEqual(self.seen(), expected)

    test.__name__ = str("test_%s_%s" % (kind.__name__.lower(), scenario))
    setattr(TestRemembered, test.__name__, test)


for _kind in remembered.THINGS:
    for _scenario in (
        "once",
        "first_try_conflicts",
        "run_fails",
        "chunk_conflicts",
        "chunk_fails",
    ):
        _add_test(_kind, _scenario)
