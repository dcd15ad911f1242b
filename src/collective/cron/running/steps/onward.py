"""Onward: from a run that ends to the next job that is due, in one commit."""

from collective.cron.queueing.job import Job
from collective.cron.running import runs
from collective.cron.running.steps.hand import Hand


class Onward(object):
    """The claim of the next job, in the transaction in which a result is filed.

    `hand`: the Hand with the job that was taken, or None.
    """

    def __init__(self, ended, supply):
        self._ended = ended
        self._supply = supply
        self.hand = None

    def look(self):
        """Look for a job that is due, outside of the transaction."""
        self._supply.look()

    def claim(self):
        """Take a job, if one is there, and claim its run; in the transaction."""
        args = self._supply.take(self._ended.place)
        job = args and Job.from_args(args)
        if self.hand is None or job != self.hand.job:
            # Else it may be stored already, by an attempt that seemed to have failed.
            self.let_go()
            if job is None:
                return
            self.hand = Hand(self._ended.site, job, self._ended.worker_id)
            # Before the commit: nobody may see a run that seems to be in no hands.
            runs.IN_HAND.add(self.hand.token)
        with self.hand.noted():
            self.hand.claim()
        self.hand.sign(u"claims").add()

    def stored(self):
        """Return the Hand if there is something to run in it; the claim is stored."""
        if self.hand is not None:
            self._supply.given()
            self.hand.is_shared = True
            if self.hand.run is None:
                self.let_go()
        return self.hand

    def alone(self):
        """Return the Hand, for the claim to be made, or found, alone."""
        if self.hand is not None:
            self._supply.given()
            self.hand.run = None
        return self.hand

    def let_go(self):
        """Have nothing in hand any more."""
        if self.hand is not None:
            runs.IN_HAND.discard(self.hand.token)
            self.hand = None
