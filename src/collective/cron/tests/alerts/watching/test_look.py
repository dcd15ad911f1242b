"""One kind that cannot be told of does not hide the others."""

from collective.cron.alerts.watching import look
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.tests.support.alerts import tell
from collective.cron.tests.support.log_lines import log_lines

import mock


def broken(site, among):
    raise ValueError("broken")


class TestLook(AlertCase):
    def test_the_others_go_on(self):
        lines, seen = log_lines(self), []

        def note(site, among):
            seen.append(site)

        with mock.patch.object(look, "WATCHES", (broken, note)):
            look.look(self.portal)
        self.assertEqual(seen, [self.portal])
        self.assertIn("test_look could not look", "\n".join(lines))

    def test_where_nobody_is_told_nothing_is_looked_for(self):
        tell(alert_channels=[])
        before = self.portal._p_jar.db().lastTransaction()
        watch = mock.Mock()
        with mock.patch.object(look, "WATCHES", (watch,)):
            look.look(self.portal)
        watch.assert_not_called()
        self.assertEqual(self.portal._p_jar.db().lastTransaction(), before)
