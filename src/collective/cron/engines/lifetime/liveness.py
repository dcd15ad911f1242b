"""Liveness: tells whoever looks after the process that it lives, as long as it does.

A file is touched, and systemd told, while all threads that a worker needs go on. It
says nothing of database or queue: that they are away no restart mends.
"""

from collective.cron.engines import environment
from collective.cron.engines.lifetime import systemd
from collective.cron.engines.lifetime.drain import drain
from collective.cron.engines.moves import moves
from collective.cron.engines.ticker import Ticker
from collective.cron.text.rare_lines import lines

import logging
import os
import threading


EVERY = 5  # seconds
SELDOM = 30  # where nobody but the log is told


class Liveness(object):
    """`is_ready`: tells whether the process takes jobs now.

    `otherwise`: what it does if it does not, text for systemd.
    """

    def __init__(self, is_ready, otherwise="waits for database or queue"):
        self._pid = os.getpid()
        self._otherwise = otherwise
        self._says_stop = False
        self._file = environment.liveness_file()
        self._is_ready = is_ready
        self._ticker = None
        # A stop comes in a thread of its own, as early as it likes.
        self._lock = threading.Lock()
        self._has_stopped = False

    def start(self):
        """Tell it from now on, unless it has been stopped already."""
        watchdog = systemd.watchdog_seconds()
        every = EVERY if self._file or systemd.listens() else SELDOM
        every = every if watchdog is None else min(every, watchdog)
        with self._lock:
            if not self._has_stopped:
                systemd.tell("READY=1")
                self._ticker = Ticker(self.look, every, self.look).start()

    def look(self):
        """Tell it once, unless a thread is stuck, or it has been stopped meanwhile."""
        if self._has_stopped:
            return
        stuck = moves.stuck()
        if stuck:
            line = "threads of this process are stuck: %s" % ", ".join(stuck)
            lines.say("stuck", logging.ERROR, line)
            systemd.tell("STATUS=" + line)
            return
        if self._file:
            self._change_file("touched", self._touch)
        systemd.tell("WATCHDOG=1", "STATUS=" + self._state())

    def _state(self):
        if drain.since is not None:
            return drain.describe()
        return "runs jobs" if self._is_ready() else self._otherwise

    def stop_begins(self):
        """Say that the process takes no more jobs; it lives on until its runs end."""
        self._says_stop = True
        systemd.tell("STOPPING=1", "STATUS=" + self._state())

    def stop(self):
        """Say no more that the process lives: it is about to end."""
        if self._pid != os.getpid():
            return  # a child that was forked: its parent lives
        with self._lock:
            self._has_stopped = True
            if self._ticker is not None:
                self._ticker.stop()
        if not self._says_stop:
            systemd.tell("STOPPING=1")
        if self._file:
            self._change_file("removed", self._remove)

    def _touch(self):
        with open(self._file, "a"):
            os.utime(self._file, None)

    def _remove(self):
        if os.path.exists(self._file):
            os.remove(self._file)

    def _change_file(self, what, change):
        # Whatever is the matter with it, the process goes on, or ends as it should.
        try:
            change()
        except EnvironmentError as error:
            line = "the liveness file cannot be %s" % what
            lines.say_error(line, line, error)
