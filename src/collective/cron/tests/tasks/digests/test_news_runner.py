"""What is new is mailed once to each, and nothing where nothing is new."""

from collective.cron import clock
from collective.cron.interfaces import IBackendJobManager
from collective.cron.tasks.digests.news_runner import NewsRunner
from collective.cron.tests.support.content_case import ContentCase
from collective.cron.tests.support.content_case import hours
from collective.cron.tests.support.mails import set_up_mail
from datetime import timedelta
from plone import api

import transaction


NEW = u"Added or changed"


class TestNews(ContentCase):
    TYPE = "CronNews"

    def setUp(self):
        super(TestNews, self).setUp()
        self.mailer = set_up_mail(self)
        api.group.create(groupname="readers")
        for name in ("ann", "bob"):
            user = api.user.create(username=name, email="%s@example.org" % name)
            api.group.add_user(groupname="readers", user=user)
        self.task = self.add_ready(
            groups=[u"readers"], addresses=[u"bob@example.org", u"zoe@example.org"]
        )
        self.later(minutes=2)

    def public(self, name, **values):
        page = self.add(name, **values)
        api.content.transition(page, to_state="published")
        return page

    def addresses(self):
        return [address.split("@")[0] for address, _s, _t in self.mailer.take()]

    def test_each_gets_one_mail_and_the_next_time_none(self):
        for number in range(25):
            self.public("page%02d" % number)
        self.public("umlaut").title = u"\xc4rger"
        self.add("draft")
        transaction.commit()
        rows = self.check_dry_is_real(self.task)[NEW]
        self.assertEqual(len(rows), 26)
        self.assertEqual(rows[0][:2], [u"/plone/page00", u"added"])
        mails = self.mailer.take()
        self.assertEqual([mail[0][:3] for mail in mails], ["ann", "bob", "zoe"])
        self.assertIn(u"- \xc4rger (added)\n  http://nohost/plone/umlaut", mails[0][2])
        self.assertEqual(mails[0][1], u"News: Task")

    def test_what_changed_since_comes_in_the_next_one(self):
        page = self.public("page")
        self.work(self.task)
        self.mailer.take()
        self.assertEqual(self.work(self.task).status, u"OK")
        self.assertEqual(self.addresses(), [])
        page.setModificationDate(hours(0.05))
        page.reindexObject(idxs=["modified"])
        self.later(minutes=10)
        (row,) = self.tables(self.work(self.task))[NEW]
        self.assertEqual(row[:2], [u"/plone/page", u"changed"])
        self.assertEqual(self.addresses(), ["ann", "bob", "zoe"])

    def test_interrupted_in_the_middle_and_repeated_each_gets_one(self):
        self.public("page")
        with self.broken_at(NewsRunner, "send", 2):
            self.assertEqual(self.work(self.task).status, u"FAILED")
        self.assertEqual(self.addresses(), ["ann"])
        later = self.public("later")
        later.setModificationDate(hours(0.05))
        later.reindexObject(idxs=["modified"])
        self.later(minutes=10)
        result = self.work(self.task)
        # What came meanwhile is for the next one.
        self.assertEqual(len(self.tables(result)[NEW]), 1)
        self.assertEqual(self.addresses(), ["bob", "zoe"])
        self.later(minutes=20)
        (row,) = self.tables(self.work(self.task))[NEW]
        self.assertEqual(row[0], u"/plone/later")
        self.assertEqual(self.addresses(), ["ann", "bob", "zoe"])

    def test_a_past_period_is_mailed_and_the_next_mail_is_as_ever(self):
        old = self.public("old")
        old.setModificationDate(hours(-24 * 30))
        old.reindexObject(idxs=["modified"])
        self.public("new")
        now = clock.now()
        period = [clock.to_iso(now - timedelta(days=days)) for days in (31, 29)]
        settings = {"period": period}
        IBackendJobManager(self.task).register_job(force=True, settings=settings)
        transaction.commit()
        self.queue.run_due()
        transaction.begin()
        (row,) = self.tables(self.task.getLastResult())[NEW]
        self.assertEqual(row[0], u"/plone/old")
        self.assertEqual(self.addresses(), ["ann", "bob", "zoe"])
        self.later(minutes=3)
        (row,) = self.tables(self.work(self.task))[NEW]
        self.assertEqual(row[0], u"/plone/new")

    def test_only_what_the_user_may_see(self):
        self.add("secret")
        self.task.states = []
        self.task.run_as = u"ann"
        self.assertEqual(self.tables(self.work(self.task)), {})
        self.assertEqual(self.addresses(), [])

    def test_nobody_to_mail_to_is_a_warning(self):
        self.task.groups, self.task.addresses = [u"gone"], []
        result = self.work(self.task)
        self.assertEqual(result.messages, (u"Nobody is there to be mailed to.",))
