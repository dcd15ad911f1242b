"""Labels: each code that is stored or judged has words, in each of our languages."""

from collective.cron.browser.shared import labels
from collective.cron.overview import status
from collective.cron.queueing import job
from collective.cron.tests.support.faces.languages import LANGUAGES
from collective.cron.tests.support.faces.languages import use_languages
from zope.i18n import translate

import unittest


FIXES = (
    status.REPAIR,
    status.EDIT,
    status.CHOOSE_USER,
    status.ACTIVATE,
    status.START_WORKER,
    status.SEE_RESULT,
    status.INSTALL,
    status.RESUME,
)


class TestLabels(unittest.TestCase):
    def test_every_trigger_has_words_of_its_own(self):
        words = [labels.trigger(code) for code in job.TRIGGERS]
        self.assertEqual(len(set(words)), len(job.TRIGGERS))
        self.assertEqual(set(words) & set(job.TRIGGERS), set())

    def test_a_trigger_that_is_not_known_is_shown_as_it_is(self):
        self.assertEqual(labels.trigger(u"webhook"), u"webhook")

    def test_every_fix_is_told_and_nothing_where_nothing_helps(self):
        self.assertEqual(set(labels.HINTS), set(FIXES))
        self.assertIsNone(labels.HINTS.get(status.NONE))

    def test_in_our_languages(self):
        use_languages(self)
        for words in list(labels.TRIGGERS.values()) + list(labels.HINTS.values()):
            for language in LANGUAGES:
                said = translate(words, target_language=language)
                self.assertNotEqual(said, translate(words), language)
