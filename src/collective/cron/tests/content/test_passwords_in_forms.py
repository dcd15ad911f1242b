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


class TestAddress(PageTestCase):
    """An address that is a secret can be taken away, too."""

    FIELD = "form.widgets.ping_address"

    def setUp(self):
        super(TestAddress, self).setUp()
        self.task = self.add_task(ping_address=u"https://hc-ping.com/hunter2")
        transaction.commit()

    def save(self, address=None):
        """Send the edit form; return the address that the task has then."""
        browser = self.get("/task/edit")
        self.assertNotIn("hunter", browser.contents)
        field = browser.getControl(name=self.FIELD)
        self.assertEqual(field.value, "(hidden)")
        if address is not None:
            field.value = address
        browser.getControl(name="form.buttons.save").click()
        transaction.begin()
        return self.task.ping_address

    def test_left_alone_it_stays(self):
        self.assertEqual(self.save(), u"https://hc-ping.com/hunter2")

    def test_another_one(self):
        self.assertEqual(self.save("https://a.org/hunter3"), u"https://a.org/hunter3")

    def test_emptied_it_is_taken_away(self):
        self.assertIsNone(self.save(""))
