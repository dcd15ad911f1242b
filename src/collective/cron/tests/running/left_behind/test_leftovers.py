"""What runs leave in their process, if several go on at the same time too."""

from collective.cron.running.left_behind import leftovers

import mock
import os
import shutil
import socket
import tempfile
import threading
import unittest


class TestWatched(unittest.TestCase):
    def setUp(self):
        self.addCleanup(os.chdir, os.getcwd())
        self.addCleanup(socket.setdefaulttimeout, socket.getdefaulttimeout())
        patched = mock.patch.object(leftovers, "desk", leftovers.Desk())
        patched.start()
        self.addCleanup(patched.stop)
        self.there = os.getcwd()

    def other(self, name, function=None):
        """Begin a run in another thread; return how to end it, giving its notes."""
        begun, end, found = threading.Event(), threading.Event(), []

        def work():
            with leftovers.watched(name) as notes:
                if function is not None:
                    function()
                begun.set()
                end.wait(10)
            found.extend(notes)

        thread = threading.Thread(target=work)
        thread.start()
        begun.wait(10)

        def finish():
            end.set()
            thread.join(10)
            return found

        return finish

    def test_what_one_leaves_is_put_back_and_named(self):
        with leftovers.watched(u"/one") as notes:
            os.chdir(tempfile.gettempdir())
            self.assertEqual(notes, [])
        self.assertEqual(notes, [leftovers.LEFT % u"the current folder"])
        self.assertEqual(os.getcwd(), self.there)

    def test_nothing_is_undone_while_another_one_works(self):
        finish = self.other(u"/other", lambda: os.chdir(tempfile.gettempdir()))
        with leftovers.watched(u"/one") as notes:
            pass
        self.assertEqual(notes, [])
        self.assertNotEqual(os.getcwd(), self.there)
        told = leftovers.LEFT_AMONG % (u"/one", u"the current folder")
        self.assertEqual(finish(), [told])
        self.assertEqual(os.getcwd(), self.there)

    def test_who_began_later_is_not_blamed(self):
        finish = self.other(u"/other", lambda: os.chdir(tempfile.gettempdir()))
        with leftovers.watched(u"/one") as notes:
            self.assertEqual(finish(), [])
        self.assertEqual(notes, [])
        self.assertEqual(os.getcwd(), self.there)

    def test_what_was_changed_for_a_while_is_no_matter(self):
        with leftovers.watched(u"/one") as notes:
            finish = self.other(u"/other", lambda: socket.setdefaulttimeout(7))
            socket.setdefaulttimeout(None)
            self.assertEqual(finish(), [])
        self.assertEqual(notes, [])

    def test_a_folder_that_is_gone_is_left_though_another_one_works(self):
        top = tempfile.mkdtemp()
        finish = self.other(u"/other", lambda: os.chdir(top))
        shutil.rmtree(top)
        with leftovers.watched(u"/one"):
            self.assertEqual(os.getcwd(), self.there)
        self.assertEqual(finish(), [])

    def test_what_a_run_without_result_leaves_is_logged(self):
        with mock.patch.object(leftovers.logger, "warning") as warning:
            with self.assertRaises(ValueError):
                with leftovers.watched(u"/one"):
                    os.chdir(tempfile.gettempdir())
                    raise ValueError()
        self.assertEqual(warning.call_args[0][1:], (u"/one", leftovers.LEFT % FOLDER))

    def test_many_others_are_not_all_named(self):
        names = set(u"/%d" % number for number in range(9))
        said = leftovers._tell(u"x", names)
        self.assertIn(u"/4, ..., and put back: x", said)

    def test_thorough_looks_have_their_share_of_the_time(self):
        desk = leftovers.desk
        self.assertTrue(desk._look(True).thorough)
        self.assertFalse(desk._look(True).thorough)
        desk._not_before = 0
        self.assertFalse(desk._look(False).thorough)

    def test_one_run_after_the_other_is_one_look_each(self):
        now = mock.patch.object(leftovers, "monotonic", lambda: self.now)
        now.start()
        self.addCleanup(now.stop)
        self.now, state = 1000.0, leftovers.process_state.State
        with mock.patch.object(leftovers.process_state, "State", wraps=state) as looks:
            for pause, expected in (
                (0, 2),  # thorough ones
                (0.01, 2),
                (0.01, 1),
                (0.01, 1),
                (0.03, 2),
                (9, 2),  # thorough ones again
            ):
                self.now += pause
                looks.reset_mock()
                with leftovers.watched(u"/one") as notes:
                    pass
                self.assertEqual((looks.call_count, notes), (expected, []))
            self.now += 0.01
            with leftovers.watched(u"/one"):
                pass
            with leftovers.watched(u"/two") as notes:
                os.chdir(tempfile.gettempdir())
        self.assertEqual(notes, [leftovers.LEFT % FOLDER])
        self.assertEqual(os.getcwd(), self.there)


FOLDER = u"the current folder"
