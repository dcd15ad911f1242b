"""The form of a new task offers a title, so that one can save it as it is."""

from collective.cron.tests.support.faces.pages import PageTestCase

import re


FIELD = r'<input[^>]*name="form.widgets.[A-Za-z]+.title"[^>]*>'


class TestNewTitle(PageTestCase):
    def offered(self, path):
        page = self.get(path).contents
        (field,) = re.findall(FIELD, page)
        found = re.search(r'value="([^"]*)"', field)
        return found.group(1) or None if found else None

    def test_that_of_the_type(self):
        self.assertEqual("Test task", self.offered("/++add++CronTestTask"))

    def test_not_for_other_content(self):
        self.assertIsNone(self.offered("/++add++Document"))

    def test_an_edit_form_has_its_own(self):
        self.add_task()
        self.assertEqual("Task", self.offered("/task/edit"))
