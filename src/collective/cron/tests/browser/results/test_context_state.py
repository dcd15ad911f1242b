"""On a result Plone offers nothing that makes no sense there."""

from collective.cron.tests.support.faces.pages import PageTestCase


DOORS = ("folder_contents", "object_copy", "@@manage-aliases", "@@sharing")


class TestContextState(PageTestCase):
    def test_what_can_be_done_with_content_is_not_offered(self):
        task = self.add_task()
        self.run_due("10:05:00")
        results = "/task/--results--"
        for path in (results, "%s/%s" % (results, task.getLastResult().id)):
            page = self.get(path).contents
            for door in DOORS:
                self.assertNotIn("--results--/" + door, page)
                self.assertNotIn(path + "/" + door, page)
            self.assertIn("@@cron-dashboard", page)
