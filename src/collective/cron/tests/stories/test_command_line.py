"""What each command that does something says, to people and to programs."""

from collective.cron.commandline.sources.database import who
from collective.cron.tests.support.command_case import CommandCase
from collective.cron.tests.support.running import add_run


def said(message, code="done", asked=None):
    return 0, [message], {"message": message, "code": code, "asked": asked}


def refused(error, code=1):
    return code, [u"collective-cron: " + error], {"error": error, "code": code}


def ended(head, code=0, **data):
    """Of a result, `data` is a part of what programs are told."""
    return code, [u"2026-11-23 " + head], data


ASKED = "2026-11-23T10:00:30Z"
ACTIVE = u"It is active and runs by its schedule."
INACTIVE = u"It is inactive; what was queued is taken away."
ONE_RUN = u"One run was asked for; it starts at once."
TWICE = u"A run was asked for before, and has not started yet."
NOT_ENDED = u"it has not ended after 0 seconds; it goes on, or waits for a worker"
UNTIL = u"All tasks are paused until Nov 23, 2026 06:00 PM UTC."
PAUSED = u"Nothing was started: all tasks are paused by %s: Why"
RESUMED = u"All tasks run again by their schedules; nothing is made up for."
REPAIRED = (
    u"Repaired. Queued: 1. Taken away: 0. Lost runs closed: 0. Results filed: 0."
)
STOPS = (
    u"The task was asked to stop. It does so when it looks for that the next time; "
    u"one that never looks runs to its end."
)
NOTHING = u"Nothing had to be repaired."
WRONG = u"ValueError: it went wrong, password=[hidden] \xe4"
COMMANDS = (
    ("log task", refused(u"task: there is no such result", 3)),
    ("cancel task", refused(u"This run is not going any more.")),
    ("disable task", said(INACTIVE)),
    ("enable task", said(ACTIVE)),
    ("enable other", refused(u"other: there is no such task", 3)),
    ("run task", said(ONE_RUN, asked=ASKED)),
    ("run task", said(TWICE, "nothing-to-do", asked=ASKED)),
    ("run task --wait 0", refused(NOT_ENDED, 5)),
    ("run task --dry", refused(u"Nothing was started: this task has no dry run.")),
    ("run task --here", ended(u"11:00:30 CET  OK", status="OK", start=ASKED)),
    ("log task", ended(u"11:00:30 CET  OK", occurrence=ASKED, reason="")),
    ("pause Why --until 2026-11-23T18:00:00Z", said(UNTIL)),
    ("run task", refused(PAUSED % who())),
    ("run task --here", refused(PAUSED % who())),
    ("resume", said(RESUMED)),
    ("resume", said(u"The tasks are not paused.", "nothing-to-do")),
    ("pause Why", said(u"All tasks are paused, until somebody resumes them.")),
    ("resume", said(RESUMED)),
    ("repair", said(NOTHING, "nothing-to-do")),
    ("repair task", said(NOTHING, "nothing-to-do")),
)
FAILED = (
    ("log task", ended(u"11:05:00 CET  FAILED: " + WRONG, 1, reason=WRONG)),
    ("run task --here", ended(u"11:05:00 CET  FAILED: " + WRONG, 1, trigger="manual")),
)


class TestText(CommandCase):
    def check(self, words, code, lines, data):
        found = self.type(words, code)
        if found[1:]:
            self.assertEqual(found.pop(), WRONG)  # as a traceback ends
        shown = [line for line in found if not line.startswith(u"  ")]
        self.assertEqual(shown, lines, words)

    def play(self, rows):
        for words, (code, lines, data) in rows:
            self.check(words, code, lines, data)

    def test_golden(self):
        self.play(COMMANDS)

    def test_what_fails(self):
        self.task.script = u"fail"
        self.run_due("10:05:00")
        self.play(FAILED)

    def test_what_is_lost(self):
        for words in ("repair task", "repair"):
            self.queue.held.clear()
            self.play([(words, said(REPAIRED))])

    def test_what_is_going_on(self):
        add_run(self.state_of(self.task))
        self.play([("cancel task", said(STOPS))])


class TestData(TestText):
    """The same with --json."""

    def check(self, words, code, lines, data):
        found = self.data(words, code)
        if "@id" in found:
            found = dict((name, found[name]) for name in data)
        self.assertEqual(found, data, words)
