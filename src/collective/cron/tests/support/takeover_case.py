"""TakeoverCase: entries as a source gives them, and what would become of them."""

from collective.cron.takeover import proposal
from collective.cron.takeover.entry import Call
from collective.cron.takeover.entry import Entry
from collective.cron.takeover.entry import VIEW
from collective.cron.tests.support.base import CronTestCase


def entry(origin=u"one", path=u"/@@called", **values):
    made = Entry(u"crontab", origin, u"line 1", u"", u"30 2 * * *")
    return made._replace(
        **dict({"call": Call(VIEW, {"view_path": path}, [])}, **values)
    )


class TakeoverCase(CronTestCase):
    def propose(self, *entries, **values):
        choice = dict(user=u"test_user_1_", timezone=u"Europe/Paris", activate=False)
        choice = proposal.Choice(**dict(choice, **values))
        return proposal.propose(self.portal, entries, choice)
