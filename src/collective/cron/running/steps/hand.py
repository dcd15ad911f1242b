"""What a thread has in hand: a job, from before its claim until there is a result."""

from collective.cron.queueing import lookup
from collective.cron.running import runs
from collective.cron.running.claim import claim
from collective.cron.telling import in_hand as telling
from collective.cron.worksite import entering

import uuid


class Hand(object):
    """One job of a site, and its run once that is claimed.

    `run`: a dict, see runs.py; None as long as there is none, or if nothing is to be
    run. `place`: the path of the site; `name`: what people know the Backend by.
    """

    def __init__(self, site, job, worker_id):
        self.site = site
        self.job = job
        self.worker_id = worker_id
        self.token = uuid.uuid4().hex
        self.finder = lookup.Finder(site, job.uid)
        self.place = entering.site_path(site)
        self.name = runs.name_of(site, job.uid)
        self.run = None
        self.is_shared = False  # whether it was claimed in a commit of onward.py

    def taken(self):
        """Return a block in which everybody hears that this thread has it in hand."""
        return runs.in_hand(self.place, self.name, self.token)

    def noted(self):
        """Return a block of which the log says that it is about this run."""
        return telling.noted(site=self.place, task=self.name, run=self.token)

    def claim(self):
        """Claim its run, in the caller's transaction; again if that was not stored."""
        self.run = None
        self.run = claim(self.finder.manager(), self.job, self.worker_id, self.token)

    def sign(self, deed):
        """Return the Signature of a transaction that does something with the run."""
        noted = self.run or self.job._asdict()
        return runs.sign(self.place, self.name, deed, noted)
