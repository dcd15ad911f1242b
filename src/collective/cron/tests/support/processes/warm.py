"""A process that has imported what Zope needs, and forks from itself what is tested.

Importing is more than half of the time that Zope takes to start. What is forked runs
the script that it was asked for from its beginning, with an environment, a folder and
an output of its own; nothing of this product, nor of what gives processes their
identity, was imported before.

    python .../warm.py FILE PROCESS

FILE holds the names of the modules, PROCESS is the id of whose child each fork becomes.
It imports nothing of ours, and is no module that is run, for that reason.
"""

from importlib import import_module

import ctypes
import json
import os
import random
import runpy
import signal
import subprocess
import sys
import time


PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36  # sys/prctl.h
# Ours, what identifies a process, and what opens files of the system or reads its
# environment when imported.
COLD = ("collective.cron.", "zc.async.", "plone.app.async.", "twisted.", "zc.ngi.")
COLD += ("prometheus_client.",)

try:
    _prctl = ctypes.CDLL(None).prctl
except (AttributeError, OSError, TypeError):
    _prctl = None  # not Linux


def become_leader():
    """Run in a new process: lead a group, and never outlive the tests."""
    os.setsid()
    if _prctl is not None:
        _prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def start(names, environment):
    """Return such a process, or None where it cannot be; `names`: path of FILE."""
    if _prctl is None or _prctl(PR_SET_CHILD_SUBREAPER, 1):
        return None
    path = os.path.splitext(os.path.abspath(__file__))[0] + ".py"
    return subprocess.Popen(
        [sys.executable, path, names, str(os.getpid())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        preexec_fn=become_leader,
        close_fds=True,
    )


class Forked(object):
    """One that was forked, with what Popen has of it that is used."""

    returncode = None

    def __init__(self, warm, command, folder, environment, log):
        wanted = dict(command=command, folder=folder, environment=environment, log=log)
        warm.stdin.write((json.dumps(wanted) + "\n").encode("ascii"))
        warm.stdin.flush()
        self.pid = int(warm.stdout.readline())

    def poll(self):
        return self._ended(os.WNOHANG)

    def wait(self):
        return self._ended(0)

    def _ended(self, options):
        if self.returncode is None:
            pid, status = os.waitpid(self.pid, options)
            if pid:
                died = os.WIFSIGNALED(status)
                code = -os.WTERMSIG(status) if died else os.WEXITSTATUS(status)
                self.returncode = code
        return self.returncode


def _main(names, owner):
    with open(names) as source:
        for name in source.read().split():
            if not (name + ".").startswith(COLD):
                try:
                    import_module(name)
                except Exception:
                    pass  # by whom it is really needed it is imported once more
    for line in iter(sys.stdin.readline, ""):
        between = os.fork()
        if not between and os.fork():
            os._exit(0)  # so that the other one becomes a child of the owner
        if not between:
            return _become(owner, **json.loads(line))
        os.waitpid(between, 0)


def _become(owner, command, folder, environment, log):
    while os.getppid() != owner:
        time.sleep(0.001)
    become_leader()
    os.write(1, ("%d\n" % os.getpid()).encode("ascii"))
    os.chdir(folder)
    os.environ.clear()
    os.environ.update((str(name), str(environment[name])) for name in environment)
    # What Python reads when it starts.
    sys.path[:0] = filter(None, environment.get("PYTHONPATH", "").split(os.pathsep))
    time.tzset()
    for name, flags, number in (
        (os.devnull, os.O_RDONLY, 0),
        (log, os.O_WRONLY | os.O_APPEND, 1),
        (log, os.O_WRONLY | os.O_APPEND, 2),
    ):
        opened = os.open(name, flags)
        os.dup2(opened, number)
        os.close(opened)
    random.seed()
    command = [str(part) for part in command]
    if command[1] == "-m":
        sys.argv = command[2:]
        runpy.run_module(command[2], run_name="__main__", alter_sys=True)
    else:
        sys.argv = command
        runpy.run_path(command[0], run_name="__main__")


if __name__ == "__main__":
    del sys.path[0]  # the folder of this file
    _main(sys.argv[1], int(sys.argv[2]))
