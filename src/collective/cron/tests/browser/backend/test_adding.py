"""Nobody is given a form to add something into a task: there is none, as in a file."""

from collective.cron.tests.support.faces.rest import JSON
from collective.cron.tests.support.faces.rest import RestTestCase


class TestAdding(RestTestCase):
    def test_there_is_no_form(self):
        self.add_task()
        self.run_due("10:05:00")
        for name in ("Document", "CronTestTask", "Nonsense", ""):
            for place in ("/task", "/task/--results--"):
                for kind in (JSON, "text/html"):
                    path = "%s/++add++%s" % (place, name)
                    response = self.call("GET", path, headers={"Accept": kind})
                    self.assertEqual(response.status_code, 404, (path, kind))
