"""Which job a dispatcher claims: none of ours while one thread does all of them."""

from collective.cron.bbb import monotonic
from collective.cron.engines.zcasync.jobqueue import is_ours
from collective.cron.running.steps.thread_turns import turns

import time


LOOKS = 3  # whether the run of a job that was claimed just now is a short one


class Choice(object):
    """Of the one dispatcher of this process, which polls in one thread."""

    def __init__(self):
        self._claimed = 0  # when one of ours was claimed last, see monotonic()
        self._of_ours = True

    def look(self):
        """Find out whether one of ours may be claimed; to be called before a claim.

        As long as runs are short, the thread that is at it takes the next ones itself,
        see supply.py; another one is to begin where they take longer.
        """
        self._of_ours = False
        for _time in range(LOOKS):
            left = turns.seconds_left(self._claimed)
            if left <= 0:
                self._of_ours = True
                return
            time.sleep(left)

    def choose(self, agent):
        """Return the next job of an agent; stands in for its own _choose()."""
        if agent.chooser is not None:
            return agent.chooser(agent)
        accepts = agent.filter

        def may_be_claimed(job):
            if is_ours(job) and not self._of_ours:
                return False
            return accepts is None or accepts(job)

        job = agent.queue.claim(may_be_claimed)
        if job is not None and is_ours(job):
            self._claimed = monotonic()
        return job


choice = Choice()
