"""A longer task that only pretends to work: it shows what JobRunner offers."""

from collective.cron import _
from collective.cron.bbb import monotonic
from collective.cron.content.backend import Backend
from collective.cron.interfaces import IBackend
from collective.cron.jobrunner import JobRunner
from zope import schema
from zope.component import adapter
from zope.interface import implementer

import time


class IPractice(IBackend):
    """Goes through a number of items and takes its time for each."""

    how_many = schema.Int(title=_(u"Number of items"), default=60, min=0, max=100000)
    seconds = schema.Float(
        title=_(u"Seconds for each item"), default=1.0, min=0.0, max=3600.0
    )
    warn_every = schema.Int(
        title=_(u"Warn at every so many items"),
        description=_(u"0: no warnings"),
        default=0,
        min=0,
    )


@implementer(IPractice)
class Practice(Backend):
    """The content type; profile/types/CronPractice.xml makes it known to the site."""


@adapter(IPractice)
class PracticeRunner(JobRunner):
    def run(self):
        total = self.backend.how_many
        self.log(u"There are %d items." % total)
        self.in_chunks(range(1, total + 1), self.do_item, size=10)
        self.log(u"All are done.")

    def do_item(self, number):
        self.progress(number - 1, self.backend.how_many, u"Item %d" % number)
        self.wait(self.backend.seconds)
        if number % 10 == 0:
            self.log(u"Item %d is done." % number)
        if self.backend.warn_every and number % self.backend.warn_every == 0:
            self.warn(u"Item %d is strange." % number)

    def wait(self, seconds):
        """Sleep, and look for Cancel before and while doing so."""
        end = monotonic() + seconds
        self.check_cancelled()
        while monotonic() < end:
            time.sleep(max(min(end - monotonic(), 0.5), 0))
            self.check_cancelled()
