"""Several passwords of a task in its edit form: not shown, and kept if left alone."""

from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.rest import REST_FUNCTIONAL

import transaction


LINES = "form.widgets.secrets"


class TestPasswordsInForms(PageTestCase):
    layer = REST_FUNCTIONAL

    def setUp(self):
        super(TestPasswordsInForms, self).setUp()
        self.task = self.add_task()
        self.task.secrets = [u"hunter2", u"hunter3"]
        self.task.named = {u"a": u"hunter4"}
        transaction.commit()

    def save(self, **lines):
        """Send the edit form, as it is or with other lines of passwords."""
        browser = self.get("/task/edit")
        self.assertNotIn("hunter", browser.contents)
        if lines:
            browser.getControl(name=LINES).value = lines["lines"]
        browser.getControl(name="form.buttons.save").click()
        transaction.begin()

    def test_left_alone(self):
        self.save()
        self.assertEqual(self.task.secrets, [u"hunter2", u"hunter3"])
        self.assertEqual(self.task.named, {u"a": u"hunter4"})

    def test_one_more_and_others(self):
        self.save(lines="(hidden)\nhunter5")
        self.assertEqual(self.task.secrets, [u"hunter2", u"hunter3", u"hunter5"])
        self.save(lines="one\ntwo")
        self.assertEqual(self.task.secrets, [u"one", u"two"])
        self.save(lines="")
        self.assertFalse(self.task.secrets)
        self.assertEqual(self.task.named, {u"a": u"hunter4"})
