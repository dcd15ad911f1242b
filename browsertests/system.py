"""The product as these tests see it: processes of a platform, and its REST services."""

import itertools
import json
import subprocess
import time


MODULE = "collective.cron.tests.support.processes.server"
PROFILES = "collective.cron.tests.support:tasks collective.cron:demo"
CREDENTIALS = ("admin", "admin")
LONGEST = 30  # seconds for a run
NEVER = "0 0 1 1 *"  # what has it runs in these tests only when it is told to


class System:
    """A database server, a web process and one worker that can be killed.

    `python`: that of the platform, which has the product and starts its processes.
    """

    def __init__(self, python, environment):
        self._server = subprocess.Popen(
            [python, "-m", MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=dict(environment, CRON_TEST_PROFILES=PROFILES),
        )
        # By this name: Plone shows 127.0.0.1 without its theme.
        self.url = self._read()["url"].replace("127.0.0.1", "localhost")

    def close(self):
        """End all processes; the server sees to that."""
        self._server.stdin.close()
        self._server.wait(60)

    def start_worker(self):
        """Return when the worker runs jobs; nothing is done if it does already."""
        self._order("start worker1")

    def kill_worker(self):
        """End the worker without any warning, as kill -9 does."""
        self._order("kill worker1")

    def read_logs(self):
        """Return the last lines of all processes."""
        return self._order("logs")

    def _order(self, text):
        self._server.stdin.write(text + "\n")
        self._server.stdin.flush()
        return self._read()["answer"]

    def _read(self):
        line = self._server.stdout.readline()
        answer = json.loads(line) if line else {"error": "the processes are gone"}
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer


class Site:
    """What a test arranges before the browser comes in, through plone.restapi."""

    def __init__(self, request, url):
        self._request = request
        self.url = url
        self._numbers = itertools.count(1)

    def add(self, title="Task", type="CronTestTask", **values):
        """Add a task and return its URL; it is active and comes due on 1 January."""
        values = dict({"periodicity": NEVER, "activated": True}, **values)
        values.update({"@type": type, "title": title})
        values["id"] = "task-%d" % next(self._numbers)
        return self.call("POST", self.url, values)["@id"]

    def call(self, method, url, values=None):
        """Return what a request is answered with; anything but success is an error."""
        answer = self._request.fetch(url, method=method, data=values)
        if not answer.ok:
            raise AssertionError((method, url, answer.status, answer.text()[-2000:]))
        return answer.json() if answer.body() else None

    def run(self, url):
        """Run a task now, and wait for the result."""
        self.call("POST", url + "/@cron-run", {})
        deadline = time.time() + LONGEST
        while not self.call("GET", url + "/--results--")["items_total"]:
            assert time.time() < deadline, "no result of %s" % url
            time.sleep(0.2)

    def result_of(self, url):
        """Return the URL of the last result of a task."""
        return self.call("GET", url + "/--results--")["items"][0]["@id"]

    def empty(self):
        """Remove all content."""
        for item in self.call("GET", self.url)["items"]:
            self.call("DELETE", item["@id"])
