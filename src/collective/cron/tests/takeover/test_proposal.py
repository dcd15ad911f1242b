# -*- coding: utf-8 -*-
"""What would become of entries, and that it is told before anything is written."""

from collective.cron.takeover import making
from collective.cron.takeover import proposal
from collective.cron.tests.support.called import add_views
from collective.cron.tests.support.takeover_case import entry
from collective.cron.tests.support.takeover_case import TakeoverCase
from plone import api


class TestProposal(TakeoverCase):
    def test_golden(self):
        add_views(self)
        self.set_time("2026-06-01T10:00:00Z")
        (one,) = self.propose(entry())
        self.assertEqual((one.action, one.path), (proposal.ADD, u"/cron-called"))
        self.assertEqual((one.user, one.active), (u"test_user_1_", False))
        self.assertEqual(one.words, u"Every day at 02:30")
        self.assertEqual(
            [run.isoformat() for run in one.runs],
            ["2026-06-0%dT00:30:00+00:00" % day for day in (2, 3, 4)],
        )
        self.assertEqual((one.notes, one.why), ([], None))
        self.assertNotIn("cron-called", self.portal)

    def test_ids_are_free_and_names_are_those_of_the_origin(self):
        api.content.create(self.portal, "Folder", "cron-called", u"Called")
        one, other, umlaut = self.propose(
            entry(), entry(u"two"), entry(u"three", u"/Größe/@@x")
        )
        self.assertEqual((one.id, other.id), (u"cron-called-2", u"cron-called-3"))
        self.assertEqual(umlaut.id, u"cron-grosse-x")
        self.assertEqual(one.name, self.propose(entry(u"two"), entry())[1].name)
        self.assertEqual(len(set([one.name, other.name, umlaut.name])), 3)

    def test_an_id_stands_before_no_view_or_script(self):
        add_views(self)
        (one,) = self.propose(entry(path=u"/@@dashboard"))
        # Its page is a view of the site.
        self.assertEqual(one.id, u"cron-dashboard-2")

    def test_the_same_twice(self):
        _one, twice = self.propose(entry(), entry())
        self.assertEqual(twice.action, proposal.LEFT)
        self.assertIn(u"the same", twice.why)

    def test_what_is_there_is_there_whatever_became_of_it(self):
        making.make(self.portal, self.propose(entry()), u"UTC")
        api.content.rename(self.portal["cron-called"], "other")
        changed = entry()._replace(periodicity=u"@hourly", user=u"nobody")
        (one,) = self.propose(changed)
        self.assertEqual((one.action, one.path), (proposal.THERE, u"/other"))
        self.portal.manage_delObjects(["other"])
        self.assertEqual(self.propose(entry())[0].action, proposal.ADD)

    def test_users(self):
        api.user.create("a@example.org", "cronuser", "Secret-7Gh")
        for named, given, found in (
            (u"cronuser", None, u"cronuser"),
            (u"cronuser", u"test_user_1_", u"cronuser"),
            (u"nobody", u"cronuser", u"cronuser"),
            (None, u"cronuser", u"cronuser"),
        ):
            (one,) = self.propose(entry(user=named), user=given)
            self.assertEqual((one.action, one.user), (proposal.ADD, found))
        for named, given in ((None, None), (u"nobody", None), (u"no", u"nobody")):
            (one,) = self.propose(entry(user=named), user=given)
            self.assertEqual((one.action, one.user), (proposal.ASK, None))
            self.assertIn(given or named or u"name a user", one.why)

    def test_what_is_no_schedule_here(self):
        for text in (u"0 5 * * * 30", u"61 * * * *", u"@reboot", u"", u"~ * * * *"):
            (one,) = self.propose(entry(periodicity=text))
            self.assertEqual(one.action, proposal.LEFT, text)
            self.assertIn(u" -- ", one.why)

    def test_the_reason_of_a_source(self):
        (one,) = self.propose(entry(why=u"for a reason", call=None))
        self.assertEqual((one.action, one.why), (proposal.LEFT, u"for a reason"))

    def test_active_only_what_was_active_and_if_it_is_wanted(self):
        for was, wanted, active in (
            (True, True, True),
            (True, False, False),
            (False, True, False),
        ):
            (one,) = self.propose(entry(active=was), activate=wanted)
            self.assertEqual(one.active, active)
            self.assertEqual(proposal.INACTIVE in one.notes, not was)

    def test_a_view_that_is_not_there_now(self):
        (one,) = self.propose(entry(path=u"/news/@@called"))
        self.assertEqual(one.action, proposal.ADD)
        self.assertIn(u"there is no /news/@@called", one.notes[0])
