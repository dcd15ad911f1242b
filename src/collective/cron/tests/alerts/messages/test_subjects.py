"""Every kind has a subject."""

from collective.cron.alerts.messages import subjects
from collective.cron.settings.alerts import kinds

import unittest


class TestSubjects(unittest.TestCase):
    def test_all_kinds(self):
        words = set(term.value for term in kinds.ALL)
        others = {subjects.MORE, subjects.TEST, subjects.PING}
        others |= {subjects.RULES, kinds.PAUSED}
        self.assertEqual(set(subjects.SUBJECTS), words | others)
