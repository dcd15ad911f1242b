"""What the tests with real processes have in common."""

from collective.cron.tests.support.processes import programs
from collective.cron.tests.support.processes import watched_task
from datetime import datetime

import collections
import time
import unittest


class ProcessCase(unittest.TestCase):
    """Closes the systems a test opened; if it failed, shows the end of their logs."""

    layer = programs.PROCESSES

    def __init__(self, *args):
        super(ProcessCase, self).__init__(*args)
        self.systems = []

    def run(self, result=None):
        result = self.defaultTestResult() if result is None else result
        before = len(result.failures) + len(result.errors)
        try:
            super(ProcessCase, self).run(result)
            if len(result.failures) + len(result.errors) > before:
                for system in self.systems or self._shared():
                    system.show_logs()
        finally:
            while self.systems:
                self.systems.pop().close()
        return result

    def _shared(self):
        system = getattr(self.layer, "system", None)
        return [system] if system is not None else []

    def open(self, system):
        """Hand a system over to be closed with the test; return it."""
        self.systems.append(system)
        return system

    def assert_counted_right(self, task):
        """No occurrence has two results, and effects and results tell the same.

        Only what has run to its end counts in the database; every start counts in
        the file. Nothing of the task may be running.
        """
        look = task.look()
        results = look["results"]
        self.assertEqual(
            len(task.starts), watched_task.expected_starts(results), results
        )
        done = [r for r in results if r["status"] in ("OK", "WARN")]
        self.assertEqual(look["counter"], len(done), results)
        # A run that was interrupted may be repeated, that is the one exception.
        final = [r["occurrence"] for r in results if r["status"] != "INTERRUPTED"]
        self.assertEqual(_twice(final), [], results)
        started = [
            (r["occurrence"], r["attempt"])
            for r in results
            if r["status"] in watched_task.STARTED
        ]
        self.assertEqual(_twice(started), [], results)


def seconds_between(earlier, later):
    """Return the seconds from one instant to another, as the probe writes them."""
    return (_instant(later) - _instant(earlier)).total_seconds()


def now_as_text():
    """Return the current instant in the form the probe writes; such texts compare."""
    return datetime.utcfromtimestamp(time.time()).isoformat() + "Z"


def _instant(text):
    form = "%Y-%m-%dT%H:%M:%S.%fZ" if "." in text else "%Y-%m-%dT%H:%M:%SZ"
    return datetime.strptime(text, form)


def _twice(values):
    return [value for value, n in collections.Counter(values).items() if n > 1]
