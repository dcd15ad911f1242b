"""What belongs to the process: tests/deeds has what tasks do to it."""

from collective.cron.running.left_behind import process_state

import logging
import mock
import os
import shutil
import sys
import tempfile
import types
import unittest
import warnings


class TestState(unittest.TestCase):
    def setUp(self):
        self.addCleanup(os.chdir, os.getcwd())
        self.addCleanup(setattr, warnings, "filters", list(warnings.filters))
        self.logger = logging.getLogger("cron.test.process_state")
        self.before = process_state.State(True)

    def changed(self):
        now = process_state.State(True)
        return [now.name(i, self.before) for i in now.differences(self.before)]

    def put_back(self):
        now = process_state.State(True)
        for index in now.differences(self.before):
            self.before.put_back(index)

    def test_nothing_differs_from_itself(self):
        self.assertEqual(self.changed(), [])

    def test_what_can_be_asked_for_is_known(self):
        known = dict(
            (aspect.name, value)
            for aspect, value in zip(process_state.ASPECTS, self.before.values)
        )
        unknown = [name for name in known if known[name] is None]
        self.assertEqual(set(unknown) - set([u"handlers of signals"]), set())

    def test_of_variables_the_names_are_told_and_no_values(self):
        names = ["CRON_%d" % number for number in range(7)]
        with mock.patch.dict(os.environ, dict((name, "hidden") for name in names)):
            told = self.changed()
            self.put_back()
            self.assertEqual([name for name in names if name in os.environ], [])
        five = u" ".join(names[:5])
        self.assertEqual(told, [u"environment variables (%s ...)" % five])

    def test_what_a_module_does_when_it_is_imported_stays(self):
        with mock.patch.dict(sys.modules, {"cron_new": types.ModuleType("cron_new")}):
            warnings.simplefilter("ignore", DeprecationWarning)
            os.chdir(tempfile.gettempdir())
            self.assertEqual(self.changed(), [u"the current folder"])

    def test_a_folder_that_is_gone_is_left_for_the_nearest_one(self):
        top = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, top)
        os.mkdir(os.path.join(top, "in"))
        os.chdir(os.path.join(top, "in"))
        before = process_state.State(False)
        os.rmdir(os.getcwd())
        self.assertTrue(process_state.State(False).is_in_no_folder)
        before.enter_folder()
        self.assertEqual(os.path.realpath(os.getcwd()), os.path.realpath(top))

    def test_what_cannot_be_put_back_is_logged(self):
        index = [a.name for a in process_state.ASPECTS].index(u"the locale")
        self.before.values[index] = "no such locale"
        with mock.patch.object(process_state.logger, "error") as error:
            self.before.put_back(index)
        self.assertTrue(error.called)

    def test_what_cannot_be_compared_differs(self):
        class Stream(object):
            def __ne__(self, other):
                raise SystemExit()

        one = Stream()
        self.assertTrue(process_state._differ(one, sys.stdout))

    def test_without_a_thorough_look_some_things_are_not_known(self):
        self.logger.setLevel(1)
        self.addCleanup(self.logger.setLevel, 0)
        now = process_state.State(False)
        self.assertEqual(now.differences(self.before), [])
        self.assertEqual(self.changed(), [u"loggers"])
