"""Old content is listed, or each owner gets one mail about it and then peace."""

from collective.cron.tasks.digests.stale_runner import StaleRunner
from collective.cron.tests.support.content_case import ContentCase
from collective.cron.tests.support.mails import set_up_mail
from plone import api

import transaction


OLD = u"Not changed for a long time"


class StaleCase(ContentCase):
    TYPE = "CronStale"

    def setUp(self):
        super(StaleCase, self).setUp()
        for name in ("ann", "bob"):
            api.user.create(username=name, email="%s@example.org" % name)

    def owned(self, name, *owners):
        page = self.add(name)
        page.manage_delLocalRoles(page.users_with_local_role("Owner"))
        for owner in owners:
            page.manage_setLocalRoles(owner, ["Owner"])
        return page

    def a_year_later(self, days=0):
        self.later(days=366 + days)


class TestListed(StaleCase):
    def test_what_is_old_and_in_a_chosen_state(self):
        page = self.owned("old", "ann")
        self.owned("draft", "ann")
        api.content.transition(page, to_state="published")
        task = self.add_ready()
        self.assertEqual(self.tables(self.work(task)), {})
        self.a_year_later()
        dry, real = self.work(task, dry=True), self.work(task)
        (row,) = self.tables(real)[OLD]
        self.assertEqual((row[0], row[2]), (u"/plone/old", u""))
        self.assertEqual(self.tables(dry), self.tables(real))
        task.states = []
        self.assertEqual(len(self.tables(self.work(task))[OLD]), 2)


class TestMailed(StaleCase):
    def setUp(self):
        super(TestMailed, self).setUp()
        self.mailer = set_up_mail(self)
        for number in range(25):
            self.owned("page%02d" % number, "ann")
        self.owned("shared", "ann", "bob")
        self.task = self.add_ready(mail_owners=True, states=[])
        self.a_year_later()

    def test_each_owner_gets_one_mail(self):
        rows = self.check_dry_is_real(self.task)[OLD]
        self.assertEqual(len(rows), 27)
        mails = self.mailer.take()
        addresses = [mail[0] for mail in mails]
        self.assertEqual(addresses, ["ann@example.org", "bob@example.org"])
        self.assertEqual(mails[0][2].count(u"http://nohost/plone/"), 26)
        self.assertIn(u"- Shared (since 2", mails[1][2])

    def test_and_is_reminded_later(self):
        self.work(self.task)
        self.mailer.take()
        self.a_year_later(days=80)
        self.assertEqual(self.tables(self.work(self.task)), {})
        self.a_year_later(days=100)
        self.assertEqual(len(self.tables(self.work(self.task))[OLD]), 27)
        self.assertEqual(len(self.mailer.take()), 2)

    def test_interrupted_in_the_middle_and_repeated_each_gets_one(self):
        with self.broken_at(StaleRunner, "tell", 2):
            self.assertEqual(self.work(self.task).status, u"FAILED")
        self.assertEqual([mail[0] for mail in self.mailer.take()], ["ann@example.org"])
        self.assertEqual(self.work(self.task).status, u"OK")
        self.assertEqual([mail[0] for mail in self.mailer.take()], ["bob@example.org"])
        self.assertEqual(self.tables(self.work(self.task)), {})

    def test_without_an_owner_who_has_an_address(self):
        self.owned("lonely")
        transaction.commit()
        result = self.work(self.task)
        self.assertEqual(result.status, u"WARN")
        self.assertEqual(
            result.messages, (u"No owner with an address: /plone/lonely",)
        )
        self.mailer.take()
        self.task.instead = u"desk@example.org"
        self.assertEqual(self.work(self.task).status, u"OK")
        self.assertEqual([mail[0] for mail in self.mailer.take()], ["desk@example.org"])

    def test_a_site_that_cannot_mail_says_so(self):
        api.portal.set_registry_record("plone.smtp_host", u"")
        result = self.work(self.task)
        self.assertEqual(result.status, u"FAILED")
        self.assertIn(u"mail cannot be sent", result.messages[0])
