"""How an action went: what is well, and what is said in whose language."""

from collective.cron import _
from collective.cron.actions import many_backends
from collective.cron.actions import outcome
from collective.cron.actions.outcome import Outcome
from collective.cron.overview import status
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.faces.languages import use_language

import unittest


RUNNING = _(u"the task is running")
REFUSED = _(
    u"job_refused",
    default=u"Nothing was started: ${reason}.",
    mapping={"reason": RUNNING},
)


class TestWell(unittest.TestCase):
    def well(self, *codes):
        return [Outcome(code, RUNNING).well for code in codes]

    def test_done_and_nothing_to_do_are_well(self):
        self.assertEqual(self.well(outcome.DONE, outcome.NOTHING_TO_DO), [True, True])

    def test_refused_and_unreachable_are_not_nor_what_failed_among_several(self):
        codes = (outcome.REFUSED, outcome.UNREACHABLE)
        codes += (many_backends.NOT_FOUND, many_backends.FAILED)
        self.assertEqual(self.well(*codes), [False] * 4)


class TestSay(CronTestCase):
    def say(self, message):
        return Outcome(outcome.REFUSED, message).say(self.layer["request"])

    def test_a_message_in_a_message_is_said_in_the_same_language(self):
        expected = u"Nothing was started: the task is running."
        self.assertEqual(self.say(REFUSED), expected)
        use_language(self, "de")
        expected = u"Nichts wurde gestartet: die Aufgabe l\xe4uft gerade."
        self.assertEqual(self.say(REFUSED), expected)

    def test_saying_it_leaves_the_message_as_it_was(self):
        use_language(self, "de")
        told = Outcome(outcome.REFUSED, REFUSED)
        told.say(self.layer["request"])
        self.assertEqual(told.message.mapping, {"reason": RUNNING})

    def test_values_that_are_no_messages_are_shown_as_they_are(self):
        use_language(self, "de")
        message = _(
            u"job_refused",
            default=u"Nothing was started: ${reason}.",
            mapping={"reason": u"the task is running"},
        )
        self.assertEqual(self.say(message), u"Nichts wurde gestartet: %s." % RUNNING)

    def test_a_message_without_values(self):
        self.assertEqual(self.say(status.NO_QUEUE), status.NO_QUEUE)
        use_language(self, "de")
        self.assertIn(u"Warteschlange", self.say(status.NO_QUEUE))
