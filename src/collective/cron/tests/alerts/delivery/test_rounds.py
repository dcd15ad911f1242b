"""A round visits each site that tells, and no other one; trouble stays where it is."""

from collective.cron.alerts.bell import bell
from collective.cron.alerts.delivery import rounds
from collective.cron.alerts.watching import look
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.tests.support.alerts import tell
from collective.cron.tests.support.log_lines import log_lines

import mock


class TestRounds(AlertCase):
    def test_from_a_failure_to_a_mail(self):
        self.add_task(u"fail")
        self.run_due("10:05:00")
        rounds.go()
        self.assertEqual(len(self.server.got), 1)
        self.assertEqual(self.ended(), [("failed", u"ann@example.org", u"sent")])

    def test_where_nobody_is_told_nothing_is_written(self):
        tell(alert_channels=[])
        before = self.portal._p_jar.db().lastTransaction()
        rounds.go()
        self.assertEqual(self.portal._p_jar.db().lastTransaction(), before)

    def test_a_second_round_writes_nothing(self):
        rounds.go()
        before = self.portal._p_jar.db().lastTransaction()
        rounds.go()
        self.assertEqual(self.portal._p_jar.db().lastTransaction(), before)

    def test_a_site_that_cannot_be_visited_is_logged(self):
        lines = log_lines(self)
        with mock.patch.object(look, "look", side_effect=ValueError("broken")):
            rounds.go()
        self.assertIn("/plone: nobody can be told", "\n".join(lines))

    def test_what_is_left_is_soon_sent(self):
        bell.clear()
        self.add_task(u"fail")
        self.run_due("10:05:00")
        bell.clear()
        with mock.patch.object(rounds, "AT_ONCE", 1):
            rounds.go()
        self.assertTrue(bell.is_set())
        bell.clear()
