"""import: what is shown, made once, written as a plan, and taken away."""

from collective.cron.tests.support import other_crons
from collective.cron.tests.support.called import add_views
from collective.cron.tests.support.command_case import CommandCase
from collective.cron.tests.support.plan_file import plan_file
from plone import api


CRONTAB = u"""
CRON_TZ=Europe/Paris
30 2 * * * curl -s -u cronuser:Sesam-7Gh http://localhost:8080/plone/@@called?days=3
0 3 * * * /usr/local/bin/backup.sh
"""
ADDED = u"""\
add    /cron-called (line 3)
       CronView: /@@called, days=3, as test_user_1_, inactive
       Every day at 02:30; next 2026-06-02 02:30:00 CEST, 2026-06-03 02:30:00 CEST, \
2026-06-04 02:30:00 CEST
left   - (line 4)
       it calls no address: leave it in the crontab
1 to add, 0 there already, 0 without a user, 1 left where they are"""


class TestImport(CommandCase):
    def setUp(self):
        super(TestImport, self).setUp()
        self.set_time("2026-06-01T10:00:00Z")
        add_views(self)
        self.file = plan_file(self, CRONTAB)

    def run_import(self, more, code=0, source=u"crontab"):
        return self.type(u"import %s %s %s" % (source, self.file, more), code)

    def test_golden(self):
        user = u"--user test_user_1_"
        self.assertEqual(u"\n".join(self.run_import(user, 6)), ADDED)
        self.assertNotIn("cron-called", self.portal)
        told = self.run_import(user + u" --apply")
        self.assertEqual(u"\n".join(told), ADDED)
        task = self.portal["cron-called"]
        self.assertEqual((task.activated, task.timezone), (False, u"Europe/Paris"))
        self.assertEqual(task.parameters, [u"days=3"])
        told = self.run_import(user + u" --apply --activate")
        self.assertEqual(told[0], u"there  /cron-called (line 3)")
        self.assertIn(u"0 to add, 1 there already", told[-1])
        self.assertFalse(self.portal["cron-called"].activated)

    def test_data(self):
        found = self.data(u"import crontab %s --activate" % self.file, 6)
        self.assertEqual([one["action"] for one in found], ["ask", "left"])
        api.user.create("a@example.org", "cronuser", "Secret-7Gh")
        one, _left = self.data(u"import crontab %s --activate" % self.file, 6)
        self.assertEqual((one["user"], one["active"]), (u"cronuser", True))
        self.assertEqual(one["next"][0], u"2026-06-02T00:30:00Z")
        self.assertNotIn(u"Sesam", repr(found + [one]))

    def test_as_a_plan(self):
        lines = self.run_import(u"--yaml --user test_user_1_ --timezone UTC")
        self.file = plan_file(self, u"\n".join(lines))
        self.assertEqual(self.type("apply " + self.file), [u"add        /cron-called"])
        self.assertEqual(self.portal["cron-called"].timezone, u"UTC")

    def test_what_packages_stored(self):
        other_crons.put_into(self)
        user = u"--user test_user_1_ --apply"
        told = self.type(u"import registry " + user)
        self.assertIn(u"2 to add, 0 there already, 0 without a user, 3 left", told[-1])
        told = self.type(u"import registry --remove")
        self.assertEqual(len([one for one in told if one.startswith(u"removed")]), 2)
        self.assertIn(u"gone    (cron 2) 30 2 * * mon acme.report: it was", told[2])
        told = self.type(u"import cron4plone --remove", 1)
        self.assertIn(u"4 can still be taken over", told[0])
        self.type(u"import cron4plone " + user)
        self.type(u"import cron4plone --remove")
        self.assertEqual(self.type(u"import cronutility --remove")[0][:7], u"removed")
        self.assertEqual(
            self.type(u"import cronutility --remove"), [u"There is nothing."]
        )
        paths = sorted(self.portal.objectIds())
        for own in (
            "count-news",
            "count-news-2",
            "acme_tool-runthis",
            "news-tidy-up-2",
        ):
            self.assertIn("cron-" + own, paths)

    def test_files_of_what_packages_have(self):
        self.file = plan_file(self, other_crons.exported())
        told = self.run_import(u"--user test_user_1_", 6, u"registry")
        self.assertIn(u"2 to add", told[-1])
        self.file = plan_file(self, u"0 1 * * portal/@@called")
        told = self.run_import(u"--user test_user_1_", 6, u"cron4plone")
        self.assertIn(u"1 to add", told[-1])
        text = u"<clock-server>\nmethod /plone/@@called\nperiod 60\n</clock-server>"
        self.file = plan_file(self, text)
        told = self.run_import(u"--user test_user_1_", 6, u"clock-server")
        self.assertIn(u"Every minute; next", told[2])

    def test_the_address_of_the_site(self):
        text = u"@daily curl https://www.example.org/@@called"
        self.file = plan_file(self, text)
        (one,) = self.data(u"import crontab %s --user test_user_1_" % self.file, 6)
        self.assertEqual(one["type"], u"CronWebhook")
        more = u"--user test_user_1_ --address https://www.example.org"
        (one,) = self.data(u"import crontab %s %s" % (self.file, more), 6)
        self.assertEqual(one["settings"], {u"view_path": u"/@@called"})

    def test_refused(self):
        self.assertIn(u"name of a file", self.type(u"import crontab", 1)[0])
        self.assertIn(u"no file", self.run_import(u"", 1, u"cronutility")[0])
        self.assertIn(u"time zone", self.run_import(u"--timezone Nowhere", 1)[0])
        self.type(u"import crontab /nowhere/at/all", 3)
        self.file = plan_file(self, u"<crons")
        self.assertIn(u"not understood", self.run_import(u"", 1, u"registry")[0])
