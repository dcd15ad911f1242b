"""A glance has what counts and sorts; it makes the overview for all else."""

from collective.cron import clock
from collective.cron.interfaces import IBackendJobManager
from collective.cron.overview.backend_overview import BackendOverview
from collective.cron.overview.glances import facts
from collective.cron.overview.glances.circumstances import Circumstances
from collective.cron.overview.glances.glance import Glance
from collective.cron.tests.support.base import CronTestCase


class TestGlance(CronTestCase):
    def test_overview_is_made_once_and_only_when_it_is_needed(self):
        task, made = self.add_task(), []
        circumstances = Circumstances(self.portal, [], clock.now(), {})

        def look(backend, code):
            made.append(code)
            return BackendOverview(backend, [], clock.now())

        overview = BackendOverview(task, [], clock.now())
        known = facts.make(overview, u"task", clock.now())
        glance = Glance(look, task, known, circumstances, u"/")
        self.assertEqual((glance.title, glance.place, glance.tags), (u"Task", u"/", []))
        self.assertEqual(glance.uid, IBackendJobManager(task).uid)
        self.assertEqual(glance.status.code, "no-worker")
        self.assertTrue(glance.runs_by_itself)
        self.assertEqual(glance.next_at, overview.next_at)
        self.assertEqual(glance.course(), overview.course())
        self.assertEqual(made, [])
        self.assertEqual(glance.url, task.absolute_url())
        self.assertEqual(glance.type_title, overview.type_title)
        self.assertEqual(made, ["no-worker"])
