"""Sections of a zope.conf."""

from collective.cron.takeover.lines.addresses import Places
from collective.cron.takeover.sources import clock_server

import unittest


CONF = u"""
%define SITE /Plone
%define SECRET Sesam-7Gh
# <clock-server>
#   method /Plone/@@old
# </clock-server>
<zodb_db main>
  mount-point /
</zodb_db>
<clock-server>
  method $SITE/@@count-news?days=3
  period 3600
  user cronuser
  password ${SECRET}
  host localhost
</clock-server>
<Clock-Server>
  method /VirtualHostBase/http/www.example.org:80/Plone/VirtualHostRoot/_vh_a/@@tidy
  period 86400
</clock-server>
<clock-server>
  method /Plone/@@often
  period 90
</clock-server>
<clock-server>
  method /Plone/@@cron-tick
  period 60
</clock-server>
<clock-server>
  method /Other/@@tidy
  period 300
</clock-server>
<clock-server>
  method /Plone/@@tidy
</clock-server>
"""


class TestClockServer(unittest.TestCase):
    def read(self, text=CONF):
        return list(clock_server.read(text, Places("/Plone")))

    def test_sections(self):
        first, rewritten, seconds, ticker, other, without = self.read()
        settings = {"view_path": u"/@@count-news", "parameters": [u"days=3"]}
        self.assertEqual(first.call.settings, settings)
        self.assertEqual((first.periodicity, first.user), (u"0 * * * *", u"cronuser"))
        self.assertEqual(first.found, u"line 10")
        self.assertEqual(rewritten.call.settings, {"view_path": u"/@@tidy"})
        self.assertEqual((rewritten.periodicity, rewritten.user), (u"0 0 * * *", None))
        self.assertIn(u"every 90 seconds", seconds.why)
        self.assertIn(u"import cron4plone", ticker.why)
        self.assertIn(u"not in this site, /Plone", other.why)
        self.assertIn(u"no number of seconds", without.why)
        self.assertNotIn(u"Sesam", repr(self.read()))

    def test_periods(self):
        text = u"<clock-server>\nmethod /Plone/@@a\nperiod %s\n</clock-server>"
        for period, said in (
            (60, u"* * * * *"),
            (300, u"*/5 * * * *"),
            (420, u"every 7 minutes"),
            (3600, u"0 * * * *"),
            (7200, u"0 */2 * * *"),
            (5400, u"every 90 minutes"),
            (18000, u"every 5 hours"),
            (86400, u"0 0 * * *"),
            (172800, u"every 48 hours"),
        ):
            (entry,) = self.read(text % period)
            self.assertEqual(entry.periodicity, said)
        for period in (u"30", u"0", u"-60", u"1h", u""):
            (entry,) = self.read(text % period)
            self.assertIsNotNone(entry.why, period)

    def test_nothing(self):
        self.assertEqual(self.read(u""), [])
