"""Real processes for tests: started, waited for, stopped, killed, and always reaped."""

from collective.cron.tests.support.processes import config
from collective.cron.tests.support.processes import warm
from six.moves import urllib

import atexit
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time


START = 120  # seconds a process may take to be ready, on slow and busy machines
SOON = 40  # for what need not wait for the next minute, on such machines too
PAUSE = 0.1  # seconds between two looks at anything
WARM = ("runwsgi", "cron-worker")  # scripts that are forked from one that is warm
TAIL = 60  # lines of each log that a failure shows

_running = []  # every Process that was started and not yet reaped


def wait_for(condition, seconds, what):
    """Return what `condition` returns as soon as it is true; fail after `seconds`."""
    deadline = time.time() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.time() > deadline:
            raise AssertionError("after %s seconds still not: %s" % (seconds, what))
        time.sleep(PAUSE)


def executable(name):
    """Return the path of a script of the environment that systems are made of."""
    return os.path.join(PROCESSES.scripts, name)


class Process(object):
    """One process in a group of its own; its output is in the file `log`.

    `ready`: a function that is true once the process does its work.
    """

    def __init__(self, name, command, folder, ready, environment=None):
        self.name = name
        self.command = command
        self.folder = folder
        self.ready = ready
        self.environment = environment or {}
        self.log = os.path.join(folder, name + ".log")
        self.popen = None

    @property
    def pid(self):
        return self.popen.pid

    def is_running(self):
        return self.popen is not None and self.popen.poll() is None

    def start(self):
        """Start it, and return without waiting."""
        if not os.path.isdir(self.folder):
            os.makedirs(self.folder)
        with open(self.log, "a") as log:
            log.seek(0, os.SEEK_END)
            self._begin = log.tell()
            self.popen = self._begin_in(log)
        _running.append(self)
        return self

    def _begin_in(self, log):
        environment = _environment(self.environment)
        if PROCESSES.warm and os.path.basename(self.command[0]) in WARM:
            return warm.Forked(
                PROCESSES.warm, self.command, self.folder, environment, self.log
            )
        return subprocess.Popen(
            self.command,
            cwd=self.folder,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            preexec_fn=warm.become_leader,
            close_fds=True,
        )

    def wait_ready(self, seconds=START):
        def is_ready():
            if not self.is_running():
                raise AssertionError("%s has ended by itself" % self.name)
            return self.ready()

        wait_for(is_ready, seconds, "%s is ready" % self.name)
        return self

    def wait_gone(self, seconds):
        """Wait until it has ended by itself; return how many seconds that took."""
        start = time.time()
        wait_for(lambda: not self.is_running(), seconds, "%s is gone" % self.name)
        self.kill()
        return time.time() - start

    def send(self, number):
        """Send it a signal, as Ctrl-C and service managers do."""
        os.kill(self.pid, number)

    def stop(self, number=signal.SIGTERM, seconds=SOON):
        """Ask it to end, and wait for that; return how many seconds it took."""
        self.send(number)
        return self.wait_gone(seconds)

    def kill(self):
        """End it and all it started, without any warning (kill -9)."""
        if self in _running:
            try:
                os.killpg(self.pid, signal.SIGKILL)
            except OSError:
                pass  # the whole group is gone
            self.popen.wait()
            _running.remove(self)

    def output_since_start(self):
        """Return what it has said since it was started for the last time."""
        with open(self.log) as log:
            log.seek(self._begin)
            return log.read()

    def tail(self):
        """Return the end of the log, headed by the name of the process."""
        try:
            with open(self.log) as log:
                lines = log.readlines()[-TAIL:]
        except IOError:
            lines = []
        return "---- %s (%s)\n%s" % (self.name, self.log, "".join(lines))


def answers(port):
    """Tell whether an HTTP server on this port has something to say."""
    try:
        urllib.request.urlopen("http://127.0.0.1:%d/" % port, timeout=30).close()
        return True
    except (IOError, socket.error):
        return False


def listens(port):
    """Tell whether anybody listens on this port."""
    try:
        socket.create_connection(("127.0.0.1", port), 5).close()
        return True
    except socket.error:
        return False


class PROCESSES(object):
    """Test layer: a database with a site, made once, that each system starts from.

    A layer of its own, so that a run of unit tests alone leaves these tests out.
    """

    folder = None
    template = None
    warm = None
    # Where the scripts of the environment are that systems are made of: this one's.
    scripts = os.path.dirname(sys.executable)

    @classmethod
    def setUp(cls):
        PROCESSES.folder = os.path.realpath(tempfile.mkdtemp(prefix="cron-tests-"))
        atexit.register(shutil.rmtree, PROCESSES.folder, True)
        PROCESSES.template = os.path.join(PROCESSES.folder, "template")
        try:
            _make_template(PROCESSES.template, chameleon_cache())
        except BaseException:
            cls.tearDown()
            raise

    @classmethod
    def tearDown(cls):
        PROCESSES.cool()
        shutil.rmtree(PROCESSES.folder, True)

    @staticmethod
    def cool():
        """Let each process from now on start from nothing."""
        if PROCESSES.warm:
            PROCESSES.warm.kill()
            PROCESSES.warm.communicate()
            PROCESSES.warm = None

    @classmethod
    def testSetUp(cls):
        pass

    @classmethod
    def testTearDown(cls):
        pass


def new_home(name):
    """Return a fresh folder whose `data` holds a copy of the site."""
    home = tempfile.mkdtemp(prefix=name + "-", dir=PROCESSES.folder)
    shutil.copytree(
        os.path.join(PROCESSES.template, "data"), os.path.join(home, "data")
    )
    return home


def chameleon_cache():
    """Return the folder for compiled page templates, shared by all processes."""
    path = os.environ.get("CHAMELEON_CACHE") or os.path.join(PROCESSES.folder, "cache")
    if not os.path.isdir(path):
        os.makedirs(path)
    return path


def _make_template(home, cache):
    data = os.path.join(home, "data")
    os.makedirs(data)
    config.write_instance(home, config.ALONE, 0, cache, data)
    names = os.path.join(PROCESSES.folder, "modules.txt")
    make_site(os.path.join(home, "etc", "zope.conf"), CRON_TEST_MODULES=names)
    PROCESSES.warm = warm.start(names, _environment({"CHAMELEON_CACHE": cache}))


def make_site(conf, **environment):
    """Run site.py with this zope.conf, and wait for its end."""
    script = os.path.join(os.path.dirname(__file__), "site.py")
    command = [executable("zconsole"), "run", conf, script]
    home = os.path.dirname(os.path.dirname(conf))
    maker = Process("make-site", command, home, None, environment).start()
    try:
        wait_for(lambda: not maker.is_running(), START, "the site is made")
        if maker.popen.returncode:
            raise AssertionError("the site could not be made")
    except BaseException:
        sys.stderr.write(maker.tail())
        raise
    finally:
        maker.kill()


def _environment(changes):
    # What the operator of this machine set is not for the tests.
    kept = dict(
        (name, value)
        for name, value in os.environ.items()
        if not name.startswith(("COLLECTIVE_CRON_", "ZC_ASYNC_"))
    )
    kept.update(changes)
    return kept


def _kill_all():
    for process in list(_running):
        process.kill()


atexit.register(_kill_all)
