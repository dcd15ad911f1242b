"""Gauges: what the report tells, as figures."""

from collective.cron.health import report
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.figures import samples_of
from collective.cron.tests.support.figures import skip_without_library


SITE = ("site", "/plone")


@skip_without_library
class TestGauges(CronTestCase):
    def find(self, **values):
        from collective.cron.metrics.gauges import Gauges

        told = dict(report.of(self.portal), database="ok", queue="ok", **values)
        return samples_of(Gauges(told))

    def value(self, name, *labels, **values):
        return self.find(**values).get(("collective_cron_" + name,) + labels)

    def test_of_all(self):
        self.assertEqual(self.value("workers"), 1)
        self.assertEqual(self.value("database_up"), 1)
        self.assertEqual(self.value("queue_up"), 1)
        self.assertEqual(self.value("worker_sign_age_seconds"), 0)
        # Nobody has told of it yet.
        self.assertIsNone(self.value("reconcile_age_seconds"))

    def test_of_a_site(self):
        self.add_task("fail")
        self.assertEqual(self.value("tasks", SITE), 1)
        self.assertEqual(self.value("jobs_scheduled", SITE), 1)
        self.assertEqual(self.value("healthy", SITE), 1)
        self.assertEqual(self.value("paused", SITE), 0)
        self.run_due("10:05:00")
        self.set_time("10:10:42")
        self.assertEqual(self.value("healthy", SITE), 0)
        failing = ("state", "failing")
        self.assertEqual(self.value("tasks_in_state", SITE, failing), 1)
        self.assertEqual(self.value("jobs_due", SITE), 1)
        self.assertEqual(self.value("oldest_due_seconds", SITE), 42)

    def test_without_a_worker_no_site_is_healthy(self):
        self.add_task()
        self.assertEqual(self.value("healthy", SITE), 1)
        self.queue.reachable = False
        self.assertEqual(self.value("healthy", SITE), 0)

    def test_a_site_that_cannot_be_read(self):
        sites = [{"site": "/plone", "error": "x", "status": "fail"}]
        from collective.cron.metrics.gauges import Gauges

        told = dict(report.of(self.portal), database="ok", queue="ok", sites=sites)
        found = samples_of(Gauges(told))
        self.assertEqual(found["collective_cron_healthy", SITE], 0)
        self.assertNotIn(("collective_cron_tasks", SITE), found)

    def test_a_process_that_can_read_nothing(self):
        from collective.cron.health import asked
        from collective.cron.metrics.gauges import Gauges

        told = dict(asked._nothing(), database="slow", queue={"reason": "x"})
        found = samples_of(Gauges(told))
        self.assertEqual(found["collective_cron_database_up",], 0)
        self.assertEqual(found["collective_cron_queue_up",], 0)
        self.assertNotIn(("collective_cron_workers",), found)
