"""A run that was asked for waits for its turn, whatever the policies say, and comes."""

from collective.cron.queueing.besides import asked
from collective.cron.queueing.besides import backlog
from collective.cron.queueing.besides import groups
from collective.cron.running import runs
from collective.cron.tests.support.job_case import JobCase
from collective.cron.tests.support.job_case import lose
from collective.cron.tests.support.running import begin_run


class TestTurns(JobCase):
    def setUp(self):
        super(TestTurns, self).setUp()
        self.addCleanup(runs.IN_HAND.clear)

    def add(self, name="task", **values):
        values.setdefault("periodicity", u"0 0 1 1 *")
        task = self.add_task(name=name, **values)
        return task, self.manager_of(task)

    def ask(self, manager, count=1):
        for number in range(count):
            asked.line_up(manager, None, {"number": number})

    def begin(self, manager):
        runs.IN_HAND.add("t")
        return begin_run(manager)

    def end(self, manager, run):
        runs.end(manager, run, {"status": u"OK"})
        runs.IN_HAND.clear()

    def test_it_waits_for_a_run_that_goes_on_and_stops_and_skips_nothing(self):
        for number, overlap in enumerate((u"skip", u"wait", u"stop")):
            task, manager = self.add(str(overlap), overlap=overlap)
            run = self.begin(manager)
            self.ask(manager, 2)
            self.assertEqual(self.run_all("10:%d0:31" % number), 1)
            self.assertEqual(self.statuses(task), [])
            self.assertIsNone(backlog.job_of(manager.state))
            self.end(manager, run)
            self.assertEqual(self.run_all("10:%d0:32" % number), 2)
            self.assertEqual(self.statuses(task), ["OK"] * 3)

    def test_it_does_not_wait_where_several_are_allowed(self):
        task, manager = self.add(overlap=u"allow")
        self.begin(manager)
        self.ask(manager, 2)
        self.assertEqual(self.run_all("10:00:31"), 2)
        self.assertEqual(self.statuses(task), ["OK", "OK"])

    def test_run_now_comes_first_and_is_not_skipped(self):
        task, manager = self.add(overlap=u"skip")
        self.ask(manager, 2)
        manager.register_job(force=True)
        self.assertEqual(self.run_all("10:00:31"), 4)
        settings = [result.settings for result in task.getResults()][::-1]
        self.assertEqual(settings, [None, {"number": 0}, {"number": 1}])

    def test_it_waits_for_its_group(self):
        _one, first = self.add("one", run_group=u"export")
        two, second = self.add("two", run_group=u"export")
        self.ask(first)
        self.ask(second)
        self.assertEqual(self.run_all("10:00:31"), 2)
        self.assertEqual(self.statuses(two), ["OK"])

    def test_of_a_group_it_is_woken_by_the_one_that_ends(self):
        _one, first = self.add("one", run_group=u"export")
        two, second = self.add("two", run_group=u"export")
        run = dict(self.begin(first), group=u"export")
        self.assertTrue(groups.take(first, u"export", "t"))
        self.ask(second, 2)
        self.run_all("10:00:31")
        self.assertIsNone(backlog.job_of(second.state))
        self.end(first, run)
        self.assertIsNotNone(backlog.job_of(second.state))
        self.run_all("10:00:32")
        self.assertEqual(self.statuses(two), ["OK", "OK"])

    def test_a_run_that_is_lost_lets_the_next_one_come(self):
        task, manager = self.add()
        self.begin(manager)
        self.ask(manager)
        self.run_all("10:00:31")
        runs.IN_HAND.clear()
        lose(task, manager)
        self.run_all("10:00:32")
        self.assertEqual(self.statuses(task), ["INTERRUPTED", "OK"])
