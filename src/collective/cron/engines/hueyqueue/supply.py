"""What a thread of a worker takes from the queue: one message after the other."""

from collective.cron.engines.hueyqueue import task
from collective.cron.engines.hueyqueue.connection import connection
from collective.cron.running.steps.supply import Nothing
from collective.cron.running.steps.thread_turns import turns


class Supply(Nothing):
    """The message that this thread holds, which nobody else can get.

    If the process is killed before its run is claimed it is lost, and the reconciler
    queues the job again. `take_now()`: returns the next message that is there, or None.
    """

    def __init__(self, message, take_now):
        self._take_now = take_now
        self._args = self._wanted(message)

    def next(self):
        """Return the arguments of the job to run now, None if there is none."""
        args, self._args = self._args, None
        return args

    def look(self):
        if self._args is None:
            # This thread goes on alone as long as each of its runs is short.
            turns.again()
            try:
                self._args = self._wanted(self._take_now())
            except Exception as error:
                connection.failed(error)

    def take(self, place):
        is_there = self._args is not None and self._args[0] == place
        return self._args if is_there else None

    def given(self):
        self._args = None

    def _wanted(self, message):
        if message is None or not task.is_wanted(message.args[0]):
            return None
        return tuple(message.args[1:])
