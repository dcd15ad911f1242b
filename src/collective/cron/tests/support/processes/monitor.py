"""A monitor outside of a running system: what it asks, and how quickly it is told."""

from collective.cron.tests.support.processes import ports
from collective.cron.tests.support.processes import systems
from six.moves import urllib

import json
import os
import time


TOKEN = "the token of an operator"
TIMEOUT = 30


class Monitor(object):
    """Asks the web process of a cluster with one worker, and the port of that one."""

    def __init__(self):
        self.port = ports.free_port()

    def settings(self):
        """Return what all processes have in their environment."""
        return dict(
            systems.QUICK,
            COLLECTIVE_CRON_HEALTH_TOKEN=TOKEN,
            COLLECTIVE_CRON_HEALTH_PORT=str(self.port),
            COLLECTIVE_CRON_LIVENESS_FILE="alive",
        )

    def watch(self, system):
        """Ask this system from now on; the worker is its last process."""
        root = system.web.url.rsplit("/", 1)[0]
        port = "http://127.0.0.1:%d" % self.port
        self.health = {
            "site": system.web.url + "/@@cron-health",
            "root": root + "/@@cron-health",
            "dash": root + "/-/cron-health",
            "port": port + "/cron-health",
        }
        self.metrics = [root + "/-/cron-metrics", port + "/cron-metrics"]
        self.port_url = port
        self._alive = os.path.join(system.processes[-1].folder, "alive")

    def look(self, where="site"):
        """Return (HTTP status, checks that do not go well, the report)."""
        status, body, _seconds = self.ask(self.health[where])
        told = json.loads(body.decode("ascii"))
        return status, [one["check"] for one in told["problems"]], told

    def probe(self, path):
        """Return the status of a probe of the worker."""
        return self.ask(self.port_url + path, None)[0]

    def file_age(self):
        """Return how many seconds ago the worker said that it lives."""
        return time.time() - os.stat(self._alive).st_mtime

    def ask(self, url, token=TOKEN):
        """Return (HTTP status, body, seconds)."""
        request = urllib.request.Request(url)
        if token is not None:
            request.add_header("Authorization", "Bearer " + token)
        start = time.time()
        try:
            response = urllib.request.urlopen(request, timeout=TIMEOUT)
        except urllib.error.HTTPError as error:
            response = error
        try:
            return response.code, response.read(), time.time() - start
        finally:
            response.close()
