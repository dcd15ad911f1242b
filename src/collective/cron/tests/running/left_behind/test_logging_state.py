"""How the process logs: looked at, and put back."""

from collective.cron.running.left_behind import logging_state

import logging
import unittest


class TestLoggingState(unittest.TestCase):
    def setUp(self):
        self.own = logging.getLogger("cron.test.%s" % self.id())
        self.addCleanup(logging_state.put_back, logging_state.look())
        self.addCleanup(logging_state.put_all_back, logging_state.look_at_all())

    def test_a_configuration_for_all_is_put_back(self):
        before = logging_state.look()
        logging.disable(logging.ERROR)
        logging.root.addHandler(logging.StreamHandler())
        logging.root.setLevel(7)
        logging.getLogger("collective.cron").disabled = True
        self.assertNotEqual(logging_state.look(), before)
        logging_state.put_back(before)
        self.assertEqual(logging_state.look(), before)

    def test_each_logger_is_put_back(self):
        before = logging_state.look_at_all()
        self.own.addHandler(logging.StreamHandler())
        self.own.propagate = False
        self.assertNotEqual(logging_state.look_at_all(), before)
        logging_state.put_all_back(before)
        self.assertEqual(logging_state.look_at_all(), before)
        self.assertEqual((self.own.handlers, self.own.propagate), ([], True))

    def test_a_new_logger_and_a_handler_that_does_nothing_are_no_change(self):
        before = logging_state.look_at_all()
        logging.getLogger("cron.test.new.%d" % id(self)).setLevel(3)
        self.own.addHandler(logging.NullHandler())
        self.assertEqual(logging_state.look_at_all(), before)
