"""A system that is measured, as all of them are seen: one small interface."""

from bench.rivals import clock
from bench.rivals import notes
from bench.rivals import plan
from bench.rivals import spent
from bench.rivals import work
from bench.rivals.servers import Servers
from collective.cron.tests.support.processes import programs

import json
import os
import shutil
import signal
import subprocess
import tempfile


ROOT = os.path.dirname(os.path.abspath(__file__)).rsplit(os.sep, 3)[0]
LONGEST = 600  # seconds for all schedules to be added
KILOBYTE = 1024.0
BESIDE = ("clock", "notes", "plan")  # files of ours
END = 15  # seconds for a process to end in order


class System(object):
    """Of each kind there is a module with a class that says what these are.

    `name` and `title`; `packages`, whose versions are told; `commands`, how it is
    started, [(name, words)], the names of `workers` among them, and `ready`, {name:
    what it says when it does its work}. `adding`: the words of what adds its schedules,
    None if they are in its code; `prepares`: words that are run before that; `shape`:
    in words. `gives_up`: {row: words}, with `docs`, where its own docs say so.
    """

    is_ours = False
    phases = ("killing", "quiet", "rounds")
    redis = False  # whether it needs one
    stores = False  # whether it stores something in PostgreSQL
    pins = "bench-rivals-py3"  # the file in pins, and the environment in .venv
    prepares = ()
    adding = None
    lead = 12  # seconds from a start to the minute, at least what a start takes
    patience = 20  # seconds without anything new after which nothing comes any more
    no_records = "none"  # what it has of an interrupted run, where that is not counted
    kill_minute = 10  # of the hour; another one if something then helps it up

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="cron-rival-%s-" % self.name)
        # PostgreSQL is run by somebody else, and reads the clock.
        os.chmod(self.folder, 0o755)
        self.notes_path = os.path.join(self.folder, "notes")
        self.clock = clock.Clock(self.folder)
        self.servers = Servers(self.redis, self.stores, self.clock)
        self.processes = []
        self.environment = dict(self.clock.environment, PYTHONPATH=ROOT)
        self.environment[plan.VARIABLE] = os.path.join(self.folder, "plan")
        self.environment[work.NOTES] = self.notes_path
        self.environment[work.WORK] = work.NOTHING
        self.environment.update(self.servers.environment)

    @classmethod
    def python(cls):
        return os.path.join(ROOT, ".venv", cls.pins, "bin", "python")

    @classmethod
    def versions(cls):
        """Return {package: version} of what it is made of."""
        script = "import importlib.metadata as m, json, sys; print(json.dumps("
        script += "dict((n, m.version(n)) for n in sys.argv[1:])))"
        words = [cls.python(), "-c", script] + list(cls.packages)
        return json.loads(subprocess.check_output(words).decode("ascii"))

    def script(self, name):
        """Return the path of a script of its environment."""
        return os.path.join(os.path.dirname(self.python()), name)

    # Before it runs

    def schedule(self, count, cron, alone=None):
        """Say which schedules there are to be."""
        plan.write(self.environment[plan.VARIABLE], count, cron, alone)
        prepares, self.prepares = self.prepares, ()  # once
        for words in prepares:
            self._call(words)

    def add(self):
        """Add them; return {seconds, cpu}, None if they are in its code."""
        if self.adding is None:
            return None
        before = spent.cpu_seconds(self.servers.pids)
        found = json.loads(self._call(self.adding).splitlines()[-1])
        found["cpu"] += spent.cpu_seconds(self.servers.pids) - before
        return found

    def _call(self, words):
        values = dict(os.environ, **self.environment)
        process = subprocess.Popen(
            [self._word(word) for word in words],
            cwd=self.folder,
            env=values,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        said, complained = process.communicate(timeout=LONGEST)
        if process.returncode:
            raise RuntimeError(complained.decode("utf-8", "replace")[-2000:])
        return said.decode("utf-8")

    def _word(self, word):
        # A script of the environment, or something that is known not before it runs.
        if word.startswith("bin/"):
            return self.script(word[4:])
        return word.format(**self.environment)

    # While it runs

    def start(self, works):
        """Start it; return how many seconds it takes until each process is ready."""
        self.environment[work.WORK] = works
        self.servers.writes = works == work.WRITE
        begin = self.clock.now()
        for name, _words in self.commands:
            self._start(name)
        self._wait_ready()
        return self.clock.now() - begin

    def _start(self, name):
        words = [self._word(word) for word in dict(self.commands)[name]]
        values = dict(self.environment)
        process = programs.Process(name, words, self.folder, None, values)
        process.ready = lambda: self.ready[name] in process.output_since_start()
        self.processes.append(process.start())

    def _wait_ready(self):
        for process in self.processes:
            try:
                process.wait_ready()
            except AssertionError as error:
                raise RuntimeError("%s\n%s" % (error, process.tail()))

    @property
    def pids(self):
        """Of its processes, without the servers and without what they have started."""
        return [one.pid for one in self.processes]

    def notes(self):
        return notes.read(self.notes_path)

    def kill_workers(self):
        """End what runs tasks, with all that it started, without warning."""
        for process in [one for one in self.processes if one.name in self.workers]:
            for pid in spent.family([process.pid]):
                try:
                    os.kill(pid, signal.SIGKILL)
                except OSError:
                    pass  # it has ended with its parent
            process.kill()
            self.processes.remove(process)

    def start_workers(self):
        """Start again what runs tasks."""
        for name in self.workers:
            self._start(name)
        self._wait_ready()

    def spent(self):
        """Return what it took so far: CPU seconds, kB of a day, and commits()."""
        cpu = {
            "cpu": spent.cpu_seconds(self.pids),
            "server cpu": spent.cpu_seconds(self.servers.pids),
        }
        # Of an hour, as all is told; multiplied it is that of a day.
        cpu["grown"] = self.stored() * clock.DAY / clock.HOUR / KILOBYTE
        return dict(cpu, **self.commits())

    def stored(self):
        """Return the bytes of what it keeps on the disk."""
        own = sum(
            os.path.getsize(os.path.join(folder, name))
            for folder, _folders, names in os.walk(self.folder)
            for name in names
            if name not in BESIDE
        )
        return own + (self.servers.stored() if self.servers.stores else 0)

    def commits(self):
        """Return what it wrote so far: {what: how often}."""
        commands, commits = self.servers.commands()
        return {"Redis commands": commands, "commits": commits}

    def records(self):
        """Return how many runs have a record, and how many are interrupted, or None."""
        return None

    # Afterwards

    def stop(self):
        """End its processes, in order if they do that."""
        for process in self.processes:
            process.send(signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait_gone(END)
            except AssertionError:
                process.kill()
        self.processes = []

    def close(self):
        """End all at once, and forget it."""
        for process in self.processes:
            process.kill()
        self.servers.close()
        shutil.rmtree(self.folder, True)
