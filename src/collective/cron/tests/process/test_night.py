"""A night: people are told what the settings promise, once, whatever dies meanwhile."""

from collective.cron.tests.support.processes import outside_world
from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.processes.case import ProcessCase
from collective.cron.tests.support.processes.outside_world import World
from collective.cron.tests.support.processes.programs import SOON
from collective.cron.tests.support.processes.programs import wait_for
from collective.cron.tests.support.processes.redis_server import RedisServer
from collective.cron.tests.support.processes.watched_task import Task
from six import PY2

import collections
import time


# That a process is gone is seen at once; one that is only slow is not taken for dead.
SETTINGS = {"COLLECTIVE_CRON_PING": "30", "COLLECTIVE_CRON_TICK": "2"}


class TestNight(ProcessCase):
    def setUp(self):
        url = None
        if not PY2:
            server = RedisServer()
            self.addCleanup(server.close)
            url = server.url
        self.system = self.open(systems.cluster(queue_url=url, settings=SETTINGS))
        self.world = World(self.system)
        self.system.start()
        self.workers = self.system.processes[2:4]
        self.tell()

    def tell(self):
        call = self.system.client.call
        call(
            "PATCH",
            "@controlpanels/mail",
            smtp_host=u"127.0.0.1",
            smtp_port=self.world.mail,
            email_from_name=u"Tests",
            email_from_address=u"cron@example.org",
        )
        call(
            "PATCH",
            "@controlpanels/cron-settings",
            alert_channels=[u"mail", u"webhook"],
            alert_addresses=[u"ann@example.org"],
            alert_again_after=3,
            webhook_address=self.address("/hook"),
            webhook_own_servers=[u"localhost"],
            webhook_secret=outside_world.SECRET,
            site_ping_address=self.address("/ping/site"),
        )

    def address(self, path):
        return "http://localhost:%d%s" % (self.world.web, path)

    def test_each_message_comes_once(self):
        wait_for(lambda: self.alive() == 2, SOON, "both workers are there")
        heard = {"ping_address": self.address("/ping/nightly"), "ping_lines": True}
        nightly = Task.add(self.system, "nightly", script="fail", **heard)
        for number in range(1, 5):
            nightly.run()
            nightly.wait_results(number)
        nightly.edit(script="count")
        nightly.run()
        nightly.wait_result(status="OK")

        missed = Task.add(self.system, "missed", late_policy="skip", late_limit=1)
        missed.schedule(-120)
        missed.wait_result(status="SKIPPED")

        lost = Task.add(self.system, "lost", seconds=60.0)
        lost.run()
        (pid,) = lost.wait_starts(1)
        one = self.worker_with(pid)
        one.kill()
        lost.wait_result(status="INTERRUPTED")
        name = self.name_of(pid)
        self.wait_told("The worker %s has died" % name)
        lost.finish()
        one.start().wait_ready()
        lost.run()
        lost.wait_result(status="OK")

        told = ["nightly has failed", "nightly has failed 3 times in a row"]
        told += ["nightly is well again", "missed: a run was missed"]
        told += ["lost was interrupted", "The worker %s has died" % name]
        told += ["lost is well again"]

        # Killed in the middle of sending: before the server has the mail, and after.
        for what, mails in (("take", 1), ("answer", 2)):
            wait_for(lambda: self.alive() == 2, SOON, "both workers are there")
            self.world.hold(what)
            failing = Task.add(self.system, what, script="fail")
            failing.run()
            wait_for(self.world.is_holding, SOON, "a mail is on its way")
            pid = self.pid_of_sender()
            sender = self.worker_with(pid)
            name = self.name_of(pid)
            sender.kill()
            self.world.go_on()
            self.wait_told("The worker %s has died" % name)
            self.wait_told("%s has failed" % what, mails)
            told += ["%s has failed" % what, "The worker %s has died" % name]
            if what == "take":
                sender.start().wait_ready()

        wait_for(lambda: not self.look()["untold"], SOON, "all is told")
        time.sleep(5)  # more than two rounds
        subjects = collections.Counter(self.mails)
        doubled = {u"answer has failed": 1}
        self.assertEqual(subjects - collections.Counter(told), doubled)
        self.assertEqual(collections.Counter(told) - subjects, {})
        called = collections.Counter(self.subjects_of_calls)
        self.assertEqual(called, collections.Counter(told))
        self.check_ids()
        self.check_pings()

    def check_pings(self):
        """The site was heard of; of the task each thing once, and how it went last."""
        paths = [call["path"] for call in self.world.calls]
        self.assertIn("/ping/site", paths)
        runs = [path for path in paths if path.startswith("/ping/nightly")]
        self.assertEqual(len(runs), len(set(runs)))
        self.assertTrue(runs[-1].startswith("/ping/nightly?rid="), runs)
        ends = [call for call in self.world.calls if "/fail?rid=" in call["path"]]
        self.assertIn("it went wrong, password=[hidden]", ends[0]["body"])

    def check_ids(self):
        """A message that came twice is known by its id."""
        ids = [mail["message-id"] for mail in self.world.mails]
        twice = [one for one in self.world.mails if ids.count(one["message-id"]) > 1]
        self.assertEqual(len(twice), 2)
        self.assertEqual(twice[0], twice[1])
        keys = [call["headers"]["idempotency-key"] for call in self.hooks]
        self.assertEqual(len(keys), len(set(keys)))

    # What is seen

    @property
    def mails(self):
        return [mail["subject"].partition("] ")[2] for mail in self.world.mails]

    @property
    def hooks(self):
        return [call for call in self.world.calls if call["path"] == "/hook"]

    @property
    def subjects_of_calls(self):
        subjects = [call["body"]["subject"] for call in self.hooks]
        return [subject.partition("] ")[2] for subject in subjects]

    def wait_told(self, subject, mails=1):
        wait_for(lambda: self.mails.count(subject) >= mails, SOON, subject)

    def look(self):
        return self.system.client.probe()

    def alive(self):
        return len([w for w in self.look()["workers"] or [] if w["alive"]])

    def worker_with(self, pid):
        return [one for one in self.workers if one.pid == pid][0]

    def name_of(self, pid):
        names = [worker["name"] for worker in self.look()["workers"]]
        return [name for name in names if name.endswith(":%d" % pid)][0]

    def pid_of_sender(self):
        look = self.look()
        (taken,) = [
            one["taken"]
            for one in look["untold"]
            if one["taken"] and one["channel"] == "mail"
        ]
        (name,) = [one["name"] for one in look["workers"] if one["id"] == taken[1]]
        return int(name.rpartition(":")[2])
