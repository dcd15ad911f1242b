"""huey with SQLite and a consumer with its own defaults; see rival.py.

python -m bench.rival_huey FOLDER
"""

from bench.rival import serve
from datetime import datetime
from datetime import timezone
from huey import SqliteHuey
from huey.consumer import Consumer

import os
import sys
import time


THREADS = 5  # as many as ours


class Commands(object):
    """A consumer in threads of this process, and what is sent to it."""

    def __init__(self, folder):
        path = os.path.join(folder, "huey.sqlite")
        huey = SqliteHuey("rival", filename=path)
        self.started = []
        self.task = huey.task()(lambda: self.started.append(time.time()))
        Consumer(huey, workers=THREADS, periodic=False).start()

    def latency(self, idle, ahead):
        """Return how late a task starts: one for now, one for `ahead` seconds later."""
        time.sleep(idle)
        sent = time.time()
        self.task()
        now = self._wait() - sent
        due = time.time() + ahead
        self.task.schedule(eta=datetime.fromtimestamp(due, timezone.utc))
        return {"now": now, "due": self._wait() - due}

    def _wait(self):
        while not self.started:
            time.sleep(0.002)
        return self.started.pop()


if __name__ == "__main__":
    serve(Commands(sys.argv[1]))
