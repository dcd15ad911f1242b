"""Guarded attributes; who changes them: see test_view.py and test_pack_runner.py."""

from collective.cron.tasks.shared.guarded import Guarded
from collective.cron.tasks.views.view import ViewTask

import unittest


class TestGuarded(unittest.TestCase):
    def test_a_default_until_it_is_set(self):
        task = ViewTask()
        self.assertEqual(task.view_path, u"/@@clean-up")
        task.view_path = u"/@@other"
        self.assertEqual(task.view_path, u"/@@other")
        self.assertIsInstance(ViewTask.view_path, Guarded)
