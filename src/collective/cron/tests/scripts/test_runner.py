"""What a script returns or yields stands in the result."""

from collective.cron.running import current_run
from collective.cron.scripts import File
from collective.cron.scripts import Progress
from collective.cron.scripts import Table
from collective.cron.tests.support import script_case
from collective.cron.tests.support.script_case import ScriptCase
from plone import api

import collections
import transaction


def tables(result):
    return [(one.title, list(one.columns), one.rows()) for one in result.tables]


class TestScriptRunner(ScriptCase):
    def test_a_script_that_returns_nothing_is_well(self):
        result = self.play(lambda context: None)
        self.assertEqual((result.status, result.log), (u"OK", ()))

    def test_lines_warnings_files_and_progress(self):
        def run(context, name=u"x"):
            yield u"Hello, %s." % name
            yield Progress(1, 2, u"Half")
            yield 7
            yield Warning("It is late.")
            yield File(u"a.txt", u"caf\xe9", "text/plain")

        result = self.play(run, {"name": u"world"})
        self.assertEqual(result.status, u"WARN")
        self.assertEqual(result.log, (u"0:00:00 Hello, world.", u"0:00:00 7"))
        self.assertEqual(result.messages, (u"It is late.",))
        (file,) = result.files
        self.assertEqual((file.filename, file.data), (u"a.txt", b"caf\xc3\xa9"))

    def test_tables_of_every_kind(self):
        def run(context):
            yield Table(u"One", [u"A", u"B"], ([n, n * 2] for n in range(2)))
            yield Table(u"Two", ["a", "b"], [{"b": 1}])
            pairs = collections.OrderedDict([("x", 1), ("y", u"z")])
            yield [pairs, {"x": 2}]
            yield pairs

        expected = [
            (u"One", [u"A", u"B"], [[0, 0], [1, 2]]),
            (u"Two", [u"a", u"b"], [[None, 1]]),
            (u"Rows", [u"x", u"y"], [[1, u"z"], [2, None], [1, u"z"]]),
        ]
        self.assertEqual(tables(self.play(run)), expected)

    def test_what_it_returns_counts_as_what_it_yields(self):
        result = self.play(lambda context: [u"one", Table(u"T", [u"A"], [[1]])])
        self.assertEqual(result.log, (u"0:00:00 one",))
        self.assertEqual(tables(result), [(u"T", [u"A"], [[1]])])

    def test_it_works_in_the_site_or_in_its_folder_as_the_user(self):
        def run(context):
            yield "/".join(context.getPhysicalPath())
            yield api.user.get_current().getId()

        folder = api.content.create(self.portal, "Folder", "folder")
        result = self.play(run)
        self.assertEqual(result.log, (u"0:00:00 /plone", u"0:00:00 test_user_1_"))
        task = api.content.move(self.portal["task"], folder)
        task.in_place = True
        self.run_due("10:10:00")
        self.assertEqual(task.getLastResult().log[0], u"0:00:00 /plone/folder")

    def test_what_it_writes_is_kept_and_taken_back_if_it_fails(self):
        def run(context, fail=False):
            context.description = u"Written, %s" % fail
            yield u"Done."
            if fail:
                raise ValueError("No")

        self.assertEqual(self.play(run).status, u"OK")
        self.assertEqual(self.portal.description, u"Written, False")
        self.portal["task"].settings = {"fail": True}
        self.run_due("10:10:00")
        result = self.portal["task"].getLastResult()
        self.assertEqual((result.status, result.log), (u"FAILED", (u"0:00:00 Done.",)))
        self.assertEqual(self.portal.description, u"Written, False")

    def test_between_what_it_yields_it_can_be_cancelled(self):
        closed = []

        def run(context):
            mine = current_run.get()
            try:
                yield u"one"
                mine.watch.by = u"anna"
                yield u"two"
                yield u"three"
            finally:
                closed.append(True)

        result = self.play(run)
        self.assertEqual(result.status, u"CANCELLED")
        self.assertEqual(result.log, (u"0:00:00 one", u"0:00:00 two"))
        self.assertEqual(closed, [True])

    def test_one_that_commits_keeps_what_it_committed(self):
        def run(context):
            context.description = u"First"
            transaction.commit()
            yield u"First is done."
            raise ValueError("No")

        result = self.play(run)
        self.assertEqual(result.status, u"FAILED")
        self.assertEqual(self.portal.description, u"First")

    def test_settings_of_one_run_and_a_dry_run(self):
        def run(context, days=30, dry_run=False):
            context.description = u"Written"
            return u"%d %s" % (days, dry_run)

        result = self.play(run, {"days": 7})
        self.assertEqual(result.log, (u"0:00:00 7 False",))
        self.portal.description = u""
        settings = {"days": 3, "dry_run": True}
        manager = self.manager_of(self.portal["task"])
        manager.register_job(force=True, settings=settings)
        self.run_due()
        result = self.portal["task"].getLastResult()
        self.assertEqual(result.log, (u"0:00:00 3 True",))
        self.assertEqual(result.settings, settings)
        self.assertEqual(self.portal.description, u"")
        self.assertEqual(self.portal["task"].settings, {"days": 7})

    def test_one_whose_script_is_gone_or_does_not_fit_fails_and_says_so(self):
        script = script_case.register(self, lambda context, days=1: None)
        task = self.add_script_task()
        task.settings = {"days": u"many"}
        self.run_due("10:05:00")
        self.assertIn(u"days: ", task.getLastResult().reason)
        script_case.forget(script)
        self.run_due("10:10:00")
        self.assertIn(u"no such script: 'acme.report'", task.getLastResult().reason)

    def test_work_that_nobody_would_do_is_a_failure(self):
        class Promise(object):
            def __await__(self):
                return iter(())

        self.assertEqual(self.play(lambda context: Promise()).status, u"FAILED")
