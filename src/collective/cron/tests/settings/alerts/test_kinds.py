"""Every kind has a title; those of sites are not offered to tasks."""

from collective.cron.settings.alerts import kinds

import unittest


class TestKinds(unittest.TestCase):
    def test_all_have_a_title(self):
        for term in kinds.KindsVocabulary()(None):
            self.assertTrue(term.title)
        words = [term.value for term in kinds.ALL]
        self.assertEqual(len(words), len(set(words)))
        self.assertTrue(set(kinds.USUAL_OF_SITES) <= set(words))

    def test_tasks_are_offered_their_own(self):
        words = [term.value for term in kinds.TaskKindsVocabulary()(None)]
        self.assertNotIn(kinds.WORKER_GONE, words)
        self.assertTrue(set(kinds.USUAL) <= set(words))
