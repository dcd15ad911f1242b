"""Children of a process: ended where they leave somebody's code, and counted."""

from collective.cron.tests.support.forked import end_of
from collective.cron.worksite import forks

import os
import resource
import transaction
import unittest


class TestForks(unittest.TestCase):
    def setUp(self):
        self.addCleanup(transaction.abort)

    def test_a_child_does_not_leave_the_block(self):
        with forks.kept_out():
            pid = os.fork()
        self.assertEqual(end_of(pid), forks.ENDED)

    def test_nor_by_an_exception(self):
        for error in (ValueError, SystemExit, KeyboardInterrupt, GeneratorExit):
            with forks.kept_out():
                pid = os.fork()
                if not pid:
                    raise error()
            self.assertEqual(end_of(pid), forks.ENDED)

    def test_nor_does_it_flush_or_clean_up(self):
        end, other = os.pipe()
        stream = os.fdopen(other, "w")
        try:
            with forks.kept_out():
                pid = os.fork()
                if not pid:
                    stream.write("from the child")
        finally:
            end_of(pid)
            stream.close()
        self.assertEqual(os.read(end, 100), b"")
        os.close(end)

    def test_a_child_has_no_part_in_a_commit(self):
        own = os.getpid()
        forks.guard_commit()
        pids = []
        transaction.get().addBeforeCommitHook(lambda: pids.append(os.fork()))
        transaction.commit()
        self.assertEqual(os.getpid(), own)
        self.assertEqual(end_of(pids[0]), forks.ENDED)

    def test_the_process_itself_passes(self):
        forks.end_unless(os.getpid())


class TestNursery(unittest.TestCase):
    def test_children_that_came_out_are_counted_and_buried(self):
        with forks.Nursery() as nursery:
            with forks.kept_out():
                pid = os.fork()
            self.assertEqual(nursery.count(), 1)
        with self.assertRaises(OSError):
            os.waitpid(pid, 0)

    def test_in_a_process_with_many_open_files_too(self):
        # Beyond those that select() can look at.
        low, high = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(low, 2048), high))
        self.addCleanup(resource.setrlimit, resource.RLIMIT_NOFILE, (low, high))
        post = forks._Post()
        post.open(1)
        low_ends, post._ends = post._ends, (1500, 1501)
        for end, other in zip(low_ends, post._ends):
            os.dup2(end, other)
            self.addCleanup(os.close, end)
            self.addCleanup(os.close, other)
        self.assertFalse(post.wait(0.01))
        post.leave_word(1)
        self.assertTrue(post.wait(0.01))

    def test_without_children_nothing_is_waited_for(self):
        with forks.Nursery() as nursery:
            self.assertEqual(nursery.count(), 0)

    def test_a_child_that_ends_as_it_should_is_not_counted(self):
        with forks.Nursery() as nursery:
            pid = os.fork()
            if not pid:
                os._exit(0)
            self.assertEqual(nursery.count(), 0)
            end_of(pid)

    def test_that_of_a_run_before_is_not_counted(self):
        end, other = os.pipe()
        with forks.Nursery():
            with forks.kept_out():
                pid = os.fork()
                if not pid:
                    os.read(end, 1)
        os.write(other, b"x")
        end_of(pid)
        for one in (end, other):
            os.close(one)
        with forks.Nursery() as nursery:
            self.assertEqual(nursery.count(), 0)

    def test_a_child_counts_its_own_children(self):
        with forks.Nursery():
            pid = os.fork()
            if not pid:
                with forks.Nursery() as nursery:
                    with forks.kept_out():
                        os.fork()
                    os._exit(10 + nursery.count())
        self.assertEqual(end_of(pid), 11)
