"""Site layouts: whatever becomes of a site, its tasks are its own, and go on.

Each layout x (dashboard, REST, bulk action, tick, Repair, run).
"""

from collective.cron.actions import many_backends
from collective.cron.actions import repair
from collective.cron.browser.dashboard.view import Dashboard
from collective.cron.memory import sites
from collective.cron.memory import state
from collective.cron.running import reconcile
from collective.cron.services.dashboard.get import DashboardGet
from collective.cron.tests.support import site_layouts
from collective.cron.tests.support.base import CronTestCase
from zope.component.hooks import setSite

import transaction


class TestSiteLayouts(CronTestCase):
    layer = site_layouts.TWO_SITES

    def setUp(self):
        super(TestSiteLayouts, self).setUp()
        self.app = self.portal.getPhysicalRoot()
        for name in ("plone", "two"):
            site_layouts.add_tasks(self.app[name])

    def become(self, layout, current):
        """Let a layout happen, and give the tick its minute."""
        with site_layouts.working_in(current):
            self.paths = layout(self.app)
        setSite(self.app.two)
        self.set_time("10:01:30")
        reconcile.reconcile_overdue()
        transaction.begin()
        self.sites = [self.app.unrestrictedTraverse(path[1:]) for path in self.paths]
        self.own = [site_layouts.tasks_in(site) for site in self.sites]
        self.everybody = sorted(uid for own in self.own for uid in own)

    def assert_own(self, what, look):
        """`look` gives the UUIDs that a site has to do with: all its own, no other."""
        for site, own in zip(self.sites, self.own):
            with site_layouts.working_in(site):
                self.assertEqual(sorted(look(site)), sorted(own), (what, site))

    def look_at_dashboard(self, site):
        view = Dashboard(site, self.layer["request"].clone())
        return [row.manager.uid for row in view.everything]

    def ask_service(self, site):
        request = self.layer["request"].clone()
        request["ACTUAL_URL"] = site.absolute_url()
        answer = DashboardGet(site, request).tell()
        self.assertEqual(answer["attention"], 0, answer["counts"])
        return [item["uid"] for item in answer["items"]]

    def allow(self, site):
        return many_backends.allowed(site, many_backends.RUN, self.everybody)

    def assert_one_job_or_none(self):
        queued = sorted((q.job.site, q.job.uid, q.id) for q in self.live())
        wanted = [
            (path, uid, state.get_state(site, uid).pending)
            for path, site, own in zip(self.paths, self.sites, self.own)
            for uid, task in own.items()
            if task.activated
        ]
        self.assertEqual(queued, sorted(wanted))

    def live(self):
        return [q for q in self.queue.held.values() if q.live]

    def assert_all_well(self):
        self.assertEqual(sites.known_paths(self.app), self.paths)
        self.assert_own("states", lambda site: state.all_states(site))
        self.assert_one_job_or_none()
        self.assert_own("dashboard", self.look_at_dashboard)
        self.assert_own("REST", self.ask_service)
        self.assert_own("bulk", self.allow)
        for site in self.sites:
            with site_layouts.working_in(site):
                outcome = repair.repair_site(site, reconcile.known_workers())
            self.assertEqual(outcome.code, "nothing-to-do", site)
        self.assert_one_job_or_none()
        self.run_due("10:05:00")
        for own in self.own:
            for uid, task in own.items():
                self.assertEqual(task.counter or 0, int(task.activated), task)
        self.assert_one_job_or_none()


def add(layout, name, has_site):
    def test(self):
        self.become(layout, self.portal if has_site else None)
        self.assert_all_well()

    setattr(TestSiteLayouts, "test_%s" % name, test)


for one in site_layouts.LAYOUTS:
    add(one, one.__name__, True)
for one in site_layouts.IN_THE_ZMI:
    add(one, one.__name__ + "_in_the_zmi", False)
