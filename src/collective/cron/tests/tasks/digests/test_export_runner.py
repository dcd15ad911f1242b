"""What the user may see is written into a file, which is kept and mailed."""

from collective.cron.tasks.digests import export_runner
from collective.cron.tasks.digests.export_runner import ExportRunner
from collective.cron.tests.support.content_case import ContentCase
from collective.cron.tests.support.content_case import hours
from collective.cron.tests.support.mails import set_up_mail
from plone import api
from plone.uuid.interfaces import IUUID

import mock
import transaction


ROWS = u"Rows of the file"
MAILED = u"Mailed to"


class ExportCase(ContentCase):
    TYPE = "CronExport"

    def export(self, task):
        """Let it run; return the lines of the file, None if there is none."""
        result = self.work(task)
        return lines_of(result.files[0].data) if result.files else None


class TestFile(ExportCase):
    def test_it_has_the_chosen_columns_of_the_chosen_content(self):
        folder = self.add("folder", type="Folder")
        self.add("news", folder, type="News Item")
        page = self.add("page", folder)
        api.content.transition(page, to_state="published")
        self.add("other")
        task = self.add_ready(columns=["path", "type", "state"])
        self.assertEqual(len(self.export(task)), 4)
        task.places, task.types = [IUUID(folder)], ["Document", "News Item"]
        self.assertEqual(
            self.export(task),
            [
                u'"/folder/news","News Item","Private"',
                u'"/folder/page","Page","Published"',
            ],
        )
        task.states = [u"published"]
        (row,) = self.export(task)
        self.assertIn(u"/folder/page", row)
        (kept,) = task.getLastResult().files
        self.assertRegexpMatches(kept.filename, r"^task-\d{4}-\d\d-\d\d\.csv$")
        self.assertEqual(kept.contentType, "text/csv; charset=utf-8")
        self.assertTrue(kept.data.startswith(b'\xef\xbb\xbf"Path","Type","State"\r\n'))

    def test_a_dry_run_tells_how_many_rows_and_makes_no_file(self):
        for number in range(25):
            self.add("page%02d" % number)
        self.add("folder", type="Folder")
        task = self.add_ready(only_new=True)
        self.later(minutes=2)
        rows = self.check_dry_is_real(task)
        self.assertEqual(rows, {ROWS: [[u"Folder", 1], [u"Page", 25]]})
        results = list(task.getResults())  # the newest first
        self.assertEqual([len(one.files) for one in results], [0, 1, 0])

    def test_only_what_the_user_may_see(self):
        api.user.create(username="bot", email="bot@example.org")
        api.content.transition(self.add("public"), to_state="published")
        self.add("secret")
        expired = self.add("expired")
        expired.expiration_date = hours(-24)
        expired.reindexObject()
        api.content.transition(expired, to_state="published")
        task = self.add_ready(columns=["id"], run_as=u"bot")
        self.assertEqual(self.export(task), [u'"expired"', u'"public"'])

    def test_no_cell_is_a_formula(self):
        page = self.add("page")
        page.title = u"=1+1"
        page.reindexObject()
        task = self.add_ready(columns=["title"])
        self.assertEqual(self.export(task), [u"\"'=1+1\""])

    def test_what_changed_since_the_last_file_or_so_many_days_ago(self):
        self.add("page")
        task = self.add_ready(columns=["id"], days=5, only_new=True)
        self.later(minutes=2)
        self.assertEqual(self.export(task), [u'"page"'])
        self.assertIsNone(self.export(task))
        task.only_new = False
        self.assertEqual(self.export(task), [u'"page"'])
        self.later(days=6)
        self.assertEqual(self.export(task), [])

    def test_interrupted_in_the_middle_and_repeated_it_is_the_same(self):
        for number in range(25):
            self.add("page%02d" % number)
        task = self.add_ready(columns=["id"], only_new=True)
        self.later(minutes=2)
        with self.broken_at(ExportRunner, "is_wanted", 15):
            self.assertEqual(self.work(task).status, u"FAILED")
        expected = [u'"page%02d"' % number for number in range(25)]
        self.assertEqual(self.export(task), expected)
        self.assertIsNone(self.export(task))

    def test_it_lets_go_of_what_it_read_and_has_bounds(self):
        for number in range(40):
            self.add("page%02d" % number)
        task = self.add_ready(columns=["id"])
        with self.watched_memory(ExportRunner, "is_wanted") as held:
            with mock.patch.object(export_runner, "MOST", 35):
                result = self.work(task)
        self.assertEqual(len(held), 35)
        self.assertEqual(result.messages, (u"Only 35 rows are written",))
        # Of the content itself nothing is loaded.
        self.assertLess(max(held), 400)


class TestMailed(ExportCase):
    def setUp(self):
        super(TestMailed, self).setUp()
        self.mailer = set_up_mail(self)
        self.add("page")
        self.task = self.add_ready(
            columns=["id"],
            only_new=True,
            addresses=[u"ann@example.org", u"bob@example.org", u"zoe@example.org"],
        )
        self.later(minutes=2)

    def names(self):
        return [address[:3] for address, _subject, _text in self.mailer.take()]

    def test_each_gets_one_mail_with_the_file_and_the_next_time_none(self):
        rows = self.check_dry_is_real(self.task)
        names = (u"ann", u"bob", u"zoe")
        expected = [[name + u"@example.org"] for name in names]
        self.assertEqual(rows[MAILED], expected)
        self.assertEqual(len(self.mailer.files), 3)
        name, data = self.mailer.files[0]
        self.assertEqual(lines_of(data), [u'"page"'])
        self.assertEqual(name[-4:], ".csv")
        (_address, subject, text) = self.mailer.sent[0]
        self.assertEqual((subject, text), (u"Export: Task", u"Rows of the file: 1\n"))
        self.assertEqual(self.names(), ["ann", "bob", "zoe"])

    def test_interrupted_in_the_middle_and_repeated_each_gets_one(self):
        with self.broken_at(export_runner.mail, "send", 2):
            self.assertEqual(self.work(self.task).status, u"FAILED")
        self.assertEqual(self.names(), ["ann"])
        self.assertEqual(self.work(self.task).status, u"OK")
        self.assertEqual(self.names(), ["bob", "zoe"])
        self.assertEqual(self.work(self.task).status, u"OK")
        self.assertEqual(self.names(), [])

    def test_interrupted_and_another_file_meanwhile_all_get_that_one(self):
        with self.broken_at(export_runner.mail, "send", 2):
            self.work(self.task)
        self.mailer.take()
        self.add("late")
        transaction.commit()
        self.later(minutes=4)
        self.work(self.task)
        self.assertEqual(lines_of(self.mailer.files[-1][1]), [u'"late"', u'"page"'])
        self.assertEqual(self.names(), ["ann", "bob", "zoe"])

    def test_too_large_for_a_mail(self):
        with mock.patch.object(export_runner, "MAILED", 5):
            result = self.work(self.task)
        self.assertEqual(result.status, u"WARN")
        self.assertEqual(len(result.files), 1)
        self.assertEqual(self.mailer.files, [])
        self.assertIn(u"http://nohost/plone/task\n", self.mailer.sent[0][2])

    def test_nobody_to_mail_to_is_a_warning_and_the_file_is_kept(self):
        self.task.groups, self.task.addresses = [u"gone"], []
        result = self.work(self.task)
        self.assertEqual(result.messages, (u"Nobody is there to be mailed to.",))
        self.assertEqual(len(result.files), 1)

    def test_a_site_that_cannot_mail_says_so(self):
        api.portal.set_registry_record("plone.smtp_host", u"")
        result = self.work(self.task)
        self.assertEqual(result.status, u"FAILED")
        self.assertIn(u"mail cannot be sent", result.messages[0])


def lines_of(data):
    return data.decode("utf-8").split(u"\r\n")[1:-1]
