"""Each run pings at its start and at its end, in this order, and is never delayed."""

from collective.cron.alerts import outbox
from collective.cron.alerts.delivery import taking
from collective.cron.alerts.entry import Alert
from collective.cron.alerts.pings import noting
from collective.cron.running import runs
from collective.cron.settings.alerts import ping_fields
from collective.cron.tests.support import outside
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.tests.support.alerts import tell
from collective.cron.tests.support.log_lines import log_lines
from collective.cron.tests.support.running import begin_run

import mock
import transaction


TOKEN = "0123456789abcdef0123456789abcdef"


class TestPings(AlertCase):
    def setUp(self):
        super(TestPings, self).setUp()
        self.hook = outside.webhook_server()
        self.addCleanup(self.hook.close)
        tell(alert_channels=[], webhook_own_servers=[u"localhost"])

    def add(self, script=u"count", path=u"/p", **values):
        address = u"http://localhost:%d%s" % (self.hook.port, path)
        return self.add_task(script, ping_address=address, **values)

    def heard(self):
        """Return the paths that were called, without what tells the run."""
        self.send()
        found = [path.split("?")[0] for path, _headers, _body in self.hook.got]
        del self.hook.got[:]
        return found

    def begin(self, **values):
        """Let a run begin that goes on; return its manager and the run."""
        manager = self.manager_of(self.add(**values))
        run = begin_run(manager, TOKEN)
        transaction.commit()
        return manager, run

    def end(self, manager, run, status=u"OK"):
        outcome = {"status": status, "reason": u"", "attempt": 1}
        runs.end(manager, run, outcome)
        transaction.commit()

    def test_start_and_end(self):
        for status, path in ((u"OK", "/p"), (u"FAILED", "/p/fail")):
            manager, run = self.begin(name=str(status))
            self.assertEqual(self.heard(), ["/p/start"])
            self.end(manager, run, status)
            self.assertEqual(self.heard(), [path])
        self.assertEqual((self.waiting(), self.ended()), ([], []))

    def test_what_cannot_be_noted_fails_no_run(self):
        task, lines = self.add(), log_lines(self)
        task.ping_address = u"https://[x"  # behind the form
        self.run_due("10:05:00")
        self.assertEqual(self.statuses(task), ["OK"])
        said = "what is to be told could not be noted"
        self.assertEqual("\n".join(lines).count(said), 2)

    def test_of_a_quick_run_the_end_alone(self):
        self.add()
        self.run_due("10:05:00")
        self.assertEqual(self.heard(), ["/p"])

    def test_an_end_waits_for_a_start_that_is_being_told(self):
        manager, run = self.begin()
        (start,) = outbox.waiting(self.portal)
        taking.take(start)
        transaction.commit()
        self.set_time("10:00:31")
        self.end(manager, run)
        self.assertEqual(self.waiting(), ["ping", "ping"])
        self.assertEqual(self.heard(), [])
        outbox.take_away(self.portal, start)
        transaction.commit()
        self.assertEqual(self.heard(), ["/p"])

    def test_one_token_for_both(self):
        manager, run = self.begin(ping_format=ping_fields.SENTRY)
        self.send()
        self.end(manager, run)
        self.send()
        queries = [path.split("?")[1] for path, _headers, _body in self.hook.got]
        start, end = [dict(p.split("=") for p in q.split("&")) for q in queries]
        self.assertEqual(start["check_in_id"], end["check_in_id"])
        self.assertEqual((start["status"], end["status"]), ("in_progress", "ok"))

    def test_the_last_lines_if_wished(self):
        for wished in (True, False):
            self.add(u"fail", name="t%d" % wished, ping_lines=wished)
            self.run_due()
        self.run_due("10:05:00")
        self.send()
        bodies = sorted(body for _path, _headers, body in self.hook.got)
        self.assertEqual(bodies[0], b"")
        self.assertIn(b"it went wrong", bodies[1])

    def test_a_start_is_tried_once_an_end_again(self):
        manager, run = self.begin(path=u"/status/503")
        self.assertEqual(self.heard(), ["/status/503/start"])
        self.assertEqual(self.heard(), [])
        self.assertEqual(self.waiting(), [])
        self.end(manager, run)
        self.assertEqual(self.heard(), ["/status/503"])
        (end,) = outbox.waiting(self.portal)
        self.assertEqual((end.facts["what"], end.attempts), (u"well", 1))

    def test_a_start_that_comes_late_is_not_told(self):
        self.begin()
        self.set_time("10:02:00")
        self.assertEqual(self.heard(), [])
        self.assertEqual(self.waiting(), [])

    def test_where_the_service_is_away_only_the_newest_waits(self):
        task = self.add(u"fail", path=u"/status/503")
        self.run_due("10:05:00")
        self.assertEqual(self.heard(), ["/status/503/fail"])
        task.script = u"count"
        self.run_due("10:10:00")
        (end,) = outbox.waiting(self.portal)
        self.assertEqual(end.facts["what"], u"well")

    def test_dry_runs_and_what_is_skipped_ping_nobody(self):
        task = self.add(activated=False)
        manager = self.manager_of(task)
        manager.register_job(force=True, settings={"dry_run": True})
        self.run_due()
        self.assertEqual(self.waiting(), [])

    def test_what_is_given_up_is_listed_without_the_address(self):
        self.add(path=u"/status/404")
        self.run_due("10:05:00")
        self.send()
        found = set(self.ended())
        self.assertEqual(found, {("ping", u"localhost", u"given up")})

    def test_of_many_that_wait_only_the_own_are_looked_at(self):
        """The service is away, and many tasks end: none looks at what others have."""
        manager, run = self.begin()
        self.heard()
        for number in range(300):
            facts = {"what": u"well"}
            lead = noting.lead_of(u"%032x" % number)
            outbox.add(self.portal, u"ping", [u"ping"], facts, u"other", lead=lead)
        transaction.commit()
        self.portal._p_jar.cacheMinimize()
        with mock.patch.object(Alert, "__setstate__", autospec=True) as loaded:
            noting.note_end(manager, run, Well())
        self.assertEqual(loaded.call_count, 0)

    def test_those_of_former_versions_are_told_first(self):
        """Their ids do not say whose they are."""
        task = self.add(path=u"/p")
        uid = self.manager_of(task).uid
        address = task.ping_address + u"/old"
        facts = {"address": address, "format": u"healthchecks", "token": TOKEN}
        facts.update(what=u"well", text=u"", title=u"Task", path=u"task")
        (old,) = outbox.add(self.portal, u"ping", [u"ping"], facts, uid)
        old.target = u"localhost"
        transaction.commit()
        self.run_due("10:05:00")
        self.assertEqual(self.heard(), ["/p/old", "/p"])


class Well(object):
    """The result of a run that was well."""

    is_dry, status, reason, messages, log = False, u"OK", u"", (), ()
