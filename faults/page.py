"""A page inside the system that says what is scheduled, queued and running, as JSON."""

from collective.cron.tests.support.processes.probe import Probe

import os


class Watch(Probe):
    """As the probe of the tests, but it leaves the results asleep."""

    def describe(self, backend):
        return {"id": backend.getId(), "activated": backend.activated}

    def do_schedule_many(self, due):
        """Let the next occurrences of several be in so many seconds: {uid: seconds}."""
        for uid, seconds in sorted(due.items()):
            self.do_schedule(uid, seconds)

    def do_pack(self):
        """Pack the database, as a Manager does."""
        self.context._p_jar.db().pack(days=0)

    def do_pid(self):
        """Tell which process answers."""
        return os.getpid()
