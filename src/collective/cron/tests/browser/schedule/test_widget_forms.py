# -*- coding: utf-8 -*-
"""Add and edit forms: Dexterity's own, with our messages at the fields."""

from collective.cron.tests.support.directories import add_directory
from collective.cron.tests.support.directories import USER
from collective.cron.tests.support.faces.pages import MANAGER
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import VIEWER
from plone.app.testing import SITE_OWNER_NAME
from plone.uuid.interfaces import IUUID


ADD = "/++add++CronCensus"
BAD = (
    (u"99 * * * *", "minute: out of range: “99” -- 0-59"),
    (u"* * * *", "wrong number of fields"),
    (u"* * * * * *", "six fields, there are no seconds"),
    (u"0 0 30 2 *", "never comes"),
    (u"@reboot", "alias not known"),
    (u"<b>ü", "not plain ASCII on one line"),
    (u"1," * 1000, "too long"),
)


class TestForms(PageTestCase):
    def form(self, path, name=SITE_OWNER_NAME):
        browser = self.open_browser(name)
        browser.open(self.portal.absolute_url() + path)
        return browser

    def field(self, browser, name):
        return browser.getControl(name="form.widgets." + name)

    def submit(self, browser, periodicity):
        self.field(browser, "periodicity").value = periodicity
        browser.getControl(name="form.buttons.save").click()

    def error(self, browser):
        """Return what is said at the field of the periodicity."""
        field = browser.contents.split('id="formfield-form-widgets-periodicity"')[1]
        return field.split('id="formfield-')[0]

    def test_add(self):
        browser = self.form(ADD)
        self.field(browser, "IBasic.title").value = u"Zählung"
        self.submit(browser, u"*/5 * * * *")
        task = self.portal["zahlung"]
        self.assertEqual(task.periodicity, u"*/5 * * * *")
        self.assertEqual(task.run_as, u"admin")
        self.assertFalse(task.activated)

    def test_add_refuses_a_bad_periodicity_at_the_field(self):
        browser = self.form(ADD)
        self.field(browser, "IBasic.title").value = u"Census"
        for text, message in BAD:
            self.submit(browser, text)
            self.assertIn(message, self.error(browser))
            self.assertNotIn("<b>", self.error(browser))
        self.assertNotIn("census", self.portal)

    def test_edit_refuses_a_bad_periodicity_at_the_field(self):
        task = self.add_task()
        browser = self.form("/task/edit")
        for text, message in BAD:
            self.submit(browser, text)
            self.assertIn(message, self.error(browser))
        self.assertEqual(task.periodicity, u"*/5 * * * *")
        self.assertEqual(self.queued(), [("10:05", "schedule")])

    def test_edit_queues_the_new_schedule(self):
        task = self.add_task()
        self.submit(self.form("/task/edit"), u"30 11 * * *")
        self.portal._p_jar.sync()
        self.assertEqual(task.periodicity, u"30 11 * * *")
        self.assertEqual(self.queued(), [("11:30", "schedule")])

    def test_other_tasks_are_chosen_from_a_list_and_a_circle_is_refused(self):
        task, other = self.add_task(), self.add_task(name="other")
        first, second = str(IUUID(task)), str(IUUID(other))
        browser = self.form("/other/edit")
        chosen = self.field(browser, "run_after:list")
        self.assertEqual((chosen.options, chosen.value), ([first], []))
        chosen.value = [first]
        self.submit(browser, u"30 11 * * *")
        self.portal._p_jar.sync()
        self.assertEqual(other.run_after, [first])
        self.assertIn("Task (/plone/task)", self.get("/other").contents)
        browser = self.form("/task/edit")
        self.field(browser, "run_after:list").value = [second]
        self.submit(browser, u"30 11 * * *")
        self.assertIn("after each other in a circle: Task, Task", browser.contents)
        self.portal._p_jar.sync()
        self.assertFalse(task.run_after)

    def test_edit_with_a_user_of_any_name_who_is_gone(self):
        task = self.add_task(run_as=u"Jürgen")
        browser = self.form("/task/edit")
        self.field(browser, "run_as").value = u"Müller"
        self.submit(browser, u"30 11 * * *")
        self.assertIn("no user with this id: Müller", browser.contents)
        self.field(browser, "run_as").value = u"Jürgen"
        self.submit(browser, u"30 11 * * *")
        self.portal._p_jar.sync()
        self.assertEqual((task.run_as, task.periodicity), (u"Jürgen", u"30 11 * * *"))
        self.assertIn("is not found: Jürgen", self.get("/task").contents)

    def test_edit_while_the_user_directory_cannot_be_asked(self):
        directory = add_directory(self)
        task = self.add_task(run_as=USER)
        directory.error = IOError("no route")
        self.submit(self.form("/task/edit"), u"30 11 * * *")
        self.portal._p_jar.sync()
        self.assertEqual(self.queued(), [("11:30", "schedule")])
        browser = self.form("/task/edit")
        self.field(browser, "run_as").value = USER + u" "
        self.submit(browser, u"30 12 * * *")
        self.portal._p_jar.sync()
        self.assertEqual(task.periodicity, u"30 12 * * *")
        for page in ("/task", "/@@cron-dashboard"):
            contents = self.get(page).contents
            self.assertIn("The user directory cannot be asked", contents)

    def test_manage_alone_edits_all_but_the_user(self):
        self.add_people()
        self.add_task()
        browser = self.form("/task/edit", MANAGER)
        self.assertIn("form.widgets.periodicity", browser.contents)
        self.assertNotIn("form.widgets.run_as", browser.contents)

    def test_editors_of_content_do_not_edit_tasks(self):
        self.add_people()
        task = self.add_task()
        task.manage_permission("Modify portal content", ["Cron" + VIEWER], acquire=1)
        self.portal._p_jar.transaction_manager.commit()
        self.assertEqual(self.status_of(self.form("/task/edit", VIEWER)), 401)
        self.assertEqual(self.status_of(self.form("/task/@@edit", VIEWER)), 401)
