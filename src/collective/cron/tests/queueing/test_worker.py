# -*- coding: utf-8 -*-
"""What a worker is known by: an id of one life, and a name for people."""

from collective.cron import clock
from collective.cron.queueing import worker
from collective.cron.queueing.worker import Worker
from collective.cron.tests.support.forked import end_of
from datetime import timedelta

import mock
import os
import unittest


NOW = clock.from_iso("2026-11-23T10:00:00Z")


class TestName(unittest.TestCase):
    def named(self, text):
        with mock.patch.dict(os.environ, {worker.NAME: text}):
            return worker.process_name()

    def test_host_and_process_unless_the_operator_says_otherwise(self):
        for text in ("", "  \n"):
            self.assertTrue(self.named(text).endswith(u":%d" % os.getpid()))
        self.assertEqual(self.named("import worker 2"), u"import worker 2")

    def test_whatever_is_given_is_one_short_line(self):
        self.assertEqual(self.named(" a\n\tb "), u"a b")
        self.assertLessEqual(len(self.named("x" * 5000)), worker.LONGEST_NAME)
        name = self.named("m\xc3\xbcller" if str is bytes else u"m\xfcller")
        self.assertEqual(name, u"m\xfcller")

    def test_worker_without_a_name_has_its_id(self):
        self.assertEqual(Worker("x", None, NOW, True).name, "x")
        self.assertEqual(Worker("x", None, NOW, True, u"web1:1").name, u"web1:1")


class TestId(unittest.TestCase):
    def test_it_stays_for_the_life_of_a_process(self):
        self.assertEqual(worker.process_id(), worker.process_id())
        self.assertIsInstance(worker.process_id(), str)

    def test_child_that_was_forked_has_another(self):
        # With the id of its parent it would take the runs of that for lost.
        mine = worker.process_id()
        read, write = os.pipe()
        child = os.fork()
        if not child:
            os.write(write, worker.process_id().encode("ascii"))
            os._exit(0)
        end_of(child)
        os.close(write)
        found = os.read(read, 100).decode("ascii")
        os.close(read)
        self.assertEqual(len(found), len(mine))
        self.assertNotEqual(found, mine)
        self.assertEqual(worker.process_id(), mine)


class TestHasHad(unittest.TestCase):
    def run_by(self, worker_id, process):
        return {"worker": worker_id, "process": process, "started": NOW}

    def test_of_one_life_the_clock_decides_nothing(self):
        # It was set back after the run had begun, and then the worker began anew.
        later = Worker("life", NOW + timedelta(hours=1), NOW, True)
        self.assertTrue(later.has_had(self.run_by("life", "life")))
        self.assertFalse(later.has_had(self.run_by("other", "other")))
        dead = later._replace(alive=False)
        self.assertFalse(dead.has_had(self.run_by("life", "life")))

    def test_of_a_former_version_it_does(self):
        run = self.run_by("vm:/srv/instance", "0123")
        same = Worker("vm:/srv/instance", NOW - timedelta(hours=1), NOW, True)
        self.assertTrue(same.has_had(run))
        again = same._replace(since=NOW + timedelta(seconds=1))
        self.assertFalse(again.has_had(run))
