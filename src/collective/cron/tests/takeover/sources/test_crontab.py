"""Lines of a crontab, as people have them."""

from collective.cron.takeover.lines.addresses import Places
from collective.cron.takeover.sources import crontab

import unittest


CRONTAB = u"""
# m h  dom mon dow   command
MAILTO=ops@example.org
CRON_TZ = "Europe/Paris"
PLONE=http://localhost:8080/Plone
*/5 * * * * curl -s -u admin:Sesam-7Gh http://localhost/Plone/@@count >/dev/null 2>&1
0 3 * * 1-5 www-data /usr/bin/wget -q -O - "http://localhost/Plone/@@tidy?days=3&x="
@daily wget -qO- $PLONE/news/@@mail
@reboot curl http://localhost:8080/Plone/@@warm
15 4 * * * /srv/plone/bin/instance run /srv/scripts/report.py 2>&1 | logger
30 1 * * * /usr/local/bin/backup.sh
*/5 * * * * curl -s -u admin:Sesam-7Gh http://localhost/Plone/@@count >/dev/null 2>&1
0 5 * *
61 * * * * curl http://localhost:8080/Plone/@@late
0 6 * * * curl "http://localhost:8080/Plone/@@dated?day=$(date +\\%F)"
0 7 * * * curl http://localhost:8080/Plone/@@cron-tick
0 8 * * * curl -d a=1 http://localhost:8080/Plone/@@post%input
"""


class TestCrontab(unittest.TestCase):
    def setUp(self):
        self.found = list(crontab.read(CRONTAB, Places("/Plone")))

    def test_calls(self):
        told = [
            (one.found, one.periodicity, one.user, one.call.settings)
            for one in self.found
            if one.why is None
        ]
        self.assertEqual(
            told,
            [
                (u"line 6", u"*/5 * * * *", u"admin", {"view_path": u"/@@count"}),
                (
                    u"line 7",
                    u"0 3 * * 1-5",
                    None,
                    {"view_path": u"/@@tidy", "parameters": [u"days=3", u"x="]},
                ),
                (u"line 8", u"@daily", None, {"view_path": u"/news/@@mail"}),
                # Its schedule is looked at when it is proposed.
                (u"line 14", u"61 * * * *", None, {"view_path": u"/@@late"}),
                (
                    u"line 17",
                    u"0 8 * * *",
                    None,
                    {"view_path": u"/@@post", "parameters": [u"a=1"]},
                ),
            ],
        )

    def test_what_cannot_be_taken_over(self):
        why = [(one.found, one.why) for one in self.found if one.why is not None]
        expected = [
            (u"line 9", crontab.NEVER),
            (u"line 10", u"/srv/scripts/report.py"),
            (u"line 11", u"no address"),
            (u"line 12", u"the same as a line above"),
            (u"line 13", crontab.SHORT),
            (u"line 15", u"the shell puts something in"),
            (u"line 16", u"import cron4plone"),
        ]
        self.assertEqual([one for one, _why in why], [one for one, _why in expected])
        for (_line, told), (_same, part) in zip(why, expected):
            self.assertIn(part, told)

    def test_the_password_is_in_no_call(self):
        self.assertNotIn(u"Sesam", repr([one.call for one in self.found]))
        self.assertNotIn(u"Sesam", repr([one.why for one in self.found]))

    def test_its_zone(self):
        self.assertEqual(crontab.zone_in(CRONTAB), u"Europe/Paris")
        self.assertIsNone(crontab.zone_in(u"TZ=UTC\n* * * * * date"))

    def test_another_password_is_no_other_origin(self):
        text = u"*/5 * * * * curl -u admin:%s http://localhost/Plone/@@count"
        origins = [
            list(crontab.read(text % one, Places("/Plone")))[0].origin
            for one in (u"Sesam-7Gh", u"Other-8Hj")
        ]
        self.assertEqual(origins[0], origins[1])
        self.assertNotIn(u"Sesam", origins[0])
