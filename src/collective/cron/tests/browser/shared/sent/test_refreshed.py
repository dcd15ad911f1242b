"""Pages that refresh themselves: not sent to the script while they are the same."""

from collective.cron import clock
from collective.cron.memory import annotations
from collective.cron.memory import progress
from collective.cron.tests.support.faces.pages import MEMBER
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import RUNNER
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.running import begin_run
from lxml import html
from persistent.mapping import PersistentMapping
from plone import api

import re
import transaction


PAGES = ("/@@cron-dashboard", "/@@cron-runs", "/task")


class TestRefreshed(PageTestCase):
    def setUp(self):
        super(TestRefreshed, self).setUp()
        self.add_people()
        self.task = self.add_task()

    def ask(self, path, name=VIEWER, tag=None):
        """Ask as the script does; return the browser."""
        browser = self.open_browser(name)
        browser.addHeader("X-Requested-With", "XMLHttpRequest")
        if tag is not None:
            browser.addHeader("If-None-Match", tag)
        browser.open(self.portal.absolute_url() + path + "?ajax_load=1")
        transaction.begin()
        return browser

    def status(self, path, tag, name=VIEWER):
        return self.ask(path, name, tag).headers["Status"][:3]

    def tags(self, name=VIEWER):
        return [self.ask(path, name).headers["ETag"] for path in PAGES]

    def test_what_is_the_same_is_not_sent(self):
        for path, tag in zip(PAGES, self.tags()):
            again = self.ask(path, tag='"other", %s' % tag)
            self.assertEqual(again.headers["Status"][:3], "304", path)
            self.assertEqual((again.contents, again.headers["ETag"]), ("", tag))
            self.assertEqual(again.headers["Cache-Control"], "private, no-store")
            self.assertEqual(self.status(path, '"other"'), "200")

    def test_who_goes_there_gets_it_whole(self):
        for path, tag in zip(PAGES, self.tags()):
            browser = self.open_browser(VIEWER)
            browser.addHeader("If-None-Match", tag)
            browser.open(self.portal.absolute_url() + path)
            self.assertEqual(browser.headers["Status"][:3], "200")
            self.assertNotIn("ETag", browser.headers)

    def test_a_change_of_a_task_is_another_tag(self):
        before = self.tags()
        self.task.title = u"Another title"
        transaction.commit()
        for one, other in zip(before, self.tags()):
            self.assertNotEqual(one, other)

    def test_so_is_what_becomes_of_a_run_and_how_far_it_is(self):
        found = [self.tags()]
        begin_run(self.manager_of(self.task))
        transaction.commit()
        found.append(self.tags())
        token = self.state_of(self.task).runs[0]["token"]
        for done in (1, 2):
            noted = annotations.make(self.portal, progress.KEY)
            noted[token] = PersistentMapping(
                done=done, total=3, message=u"", at=clock.now()
            )
            transaction.commit()
            found.append(self.tags())
        of_task = [tags[2] for tags in found]
        self.assertEqual(len(set(of_task)), 4, of_task)

    def test_so_is_what_somebody_may_do(self):
        before = self.tags()
        api.user.grant_roles(username=VIEWER, roles=["Cron" + RUNNER])
        transaction.commit()
        after = self.tags()
        self.assertNotEqual(before[0], after[0])
        self.assertNotEqual(before[2], after[2])

    def test_who_may_not_see_it_gets_nothing_whatever_the_tag(self):
        for path, tag in zip(PAGES, self.tags()):
            self.assertIn(self.status(path, tag, MEMBER), ("302", "401", "403"))
        api.user.revoke_roles(username=VIEWER, roles=["Cron" + VIEWER])
        transaction.commit()
        for path, tag in zip(PAGES, self.tags("admin")):
            self.assertIn(self.status(path, tag), ("302", "401", "403"))

    def test_what_only_passes_is_sent_once_a_minute(self):
        tag = self.ask(PAGES[0]).headers["ETag"]
        self.set_time("10:00:50")
        self.assertEqual(self.status(PAGES[0], tag), "304")
        self.set_time("10:01:02")
        self.assertEqual(self.status(PAGES[0], tag), "200")

    def test_the_script_gets_the_parts_as_a_person_gets_them(self):
        for path in PAGES:
            whole = self.get(path, VIEWER).contents
            self.assertEqual(parts(whole), parts(self.ask(path).contents), path)


def parts(contents):
    """Return {id: text} of what the script replaces."""
    contents = re.sub("_authenticator[^a-z][^>]*", "", contents)
    found = html.fromstring(contents).xpath("//*[@data-cron-live][@id]")
    return dict((one.get("id"), html.tostring(one)) for one in found)
