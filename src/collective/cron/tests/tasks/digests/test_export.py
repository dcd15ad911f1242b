"""The form of the export, and what it remembers."""

from collective.cron.tests.support.content_case import ContentCase
from collective.cron.tests.support.ready_form import ReadyForm


class TestForm(ReadyForm, ContentCase):
    TYPE = "CronExport"
    SHOWN = (u"Columns", u"the file is kept with the result", u"Administrators")

    def test_it_remembers_the_last_file(self):
        task = self.add_ready()
        task.last()["until"] = 5
        self.assertEqual(task.last(), {"until": 5})
