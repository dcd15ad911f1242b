"""What is lost and what is doubled when the worker is killed while it is at work."""

from bench.rivals import clock
from bench.rivals import notes
from bench.rivals import work

import time


COUNT = 300
SHARE = 3  # it is killed when so many times fewer have begun
AWAY = 1  # second until it is started again
LATER = 3700  # seconds
LONGEST = 60  # seconds for the first ones to begin
LOOK = 0.02


def measure(system):
    """Return what became of all: {lost, doubled, cut, records, seconds}."""
    due = system.clock.next_hour() + system.kill_minute * clock.MINUTE
    system.schedule(COUNT, clock.cron([due]))
    system.add()
    system.clock.advance_to(due - 2 * system.lead)
    system.start(work.SLEEP)
    system.clock.wait_until(due)
    _wait_begun(system, due)
    system.kill_workers()
    killed = system.clock.now()
    time.sleep(AWAY)
    system.start_workers()
    if not _wait(system):
        # Some give what was in hand to others after an hour, and not before.
        system.clock.advance_to(system.clock.now() + LATER)
        _wait(system)
    found = notes.after_kill(system.notes(), COUNT)
    found["records"] = system.records()
    found["seconds"] = max(one.at for one in system.notes()) - killed
    system.stop()
    return found


def _wait_begun(system, due):
    while len(notes.numbers(system.notes(), "began")) < COUNT // SHARE:
        if system.clock.now() > due + LONGEST:
            raise RuntimeError("nothing begins")
        time.sleep(LOOK)


def _wait(system):
    """Return whether all is done, once it is or nothing has happened for long."""
    seen, since = 0, time.time()
    while time.time() - since < system.patience:
        found = system.notes()
        if len(found) != seen:
            seen, since = len(found), time.time()
        if len(notes.numbers(found, "ended")) == COUNT:
            # What was done twice may come to its end, too.
            time.sleep(AWAY)
            return True
        time.sleep(LOOK)
    return False
