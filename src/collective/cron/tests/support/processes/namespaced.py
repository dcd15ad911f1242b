"""A process in namespaces of its own, as in a container, without an engine for those.

It is process 1, its host is called as that of all others of its kind, and so is its
folder. Needs Linux, util-linux and the rights of root.
"""

from collective.cron.engines.lifetime import first_process
from collective.cron.tests.support.processes import programs

import io
import os
import signal
import subprocess


HOST = "container"
FOLDER = "app"  # what the folder of each is called, beside it
# $1 is where its files are, $2 where it sees them; then comes the command.
BEGIN = (
    'mount --bind "$1" "$2" && cd "$2" && hostname %s && shift 2 && exec "$@"' % HOST
)
UNSHARE = ["unshare", "--pid", "--fork", "--mount-proc", "--uts", "--kill-child"]
# What has no care for being process 1 is started by this.
INIT = os.path.splitext(first_process.__file__)[0] + ".py"
WHOLE = (signal.SIGSTOP, signal.SIGCONT)  # what is meant for all of a container


def is_possible():
    """Tell whether this machine lets this user make such namespaces."""
    try:
        with open(os.devnull, "w") as nowhere:
            command = UNSHARE + ["hostname", HOST]
            return not subprocess.call(command, stdout=nowhere, stderr=nowhere)
    except OSError:
        return False


class Namespaced(programs.Process):
    """A Process that is the first one of its namespace.

    Its configuration is below `etc` in its folder, written for that: it is changed to
    what the process sees.
    """

    def __init__(self, name, command, folder, ready, environment=None):
        super(Namespaced, self).__init__(name, command, folder, ready, environment)
        self.seen = os.path.join(os.path.dirname(folder), FOLDER)

    def start(self):
        for path in (self.folder, self.seen):
            if not os.path.isdir(path):
                os.makedirs(path)
        self._adapt()
        return super(Namespaced, self).start()

    def _begin_in(self, log):
        plain = self.command
        command = [self._as_seen(part) for part in plain]
        self.command = UNSHARE + ["sh", "-c", BEGIN, "sh", self.folder, self.seen]
        if os.path.basename(plain[0]) != "cron-worker":
            self.command += [programs.executable("python"), INIT]
        self.command += command
        try:
            return super(Namespaced, self)._begin_in(log)
        finally:
            self.command = plain

    def _as_seen(self, text):
        return text.replace(self.folder + os.sep, self.seen + os.sep)

    def _adapt(self):
        folder = os.path.join(self.folder, "etc")
        for name in os.listdir(folder):
            path = os.path.join(folder, name)
            with io.open(path, encoding="utf-8") as config:
                lines = config.read().split(u"\n")
            # A folder alone at the end of its line, too.
            seen = [self._as_seen(line + os.sep)[:-1] for line in lines]
            with io.open(path, "w", encoding="utf-8") as config:
                config.write(u"\n".join(seen))

    def first(self):
        """Return the id that process 1 of the namespace has outside of it, or None."""
        found = children(self.pid)
        return found[0] if found else None

    def send(self, number):
        """Send a signal to process 1, as the engine of containers does."""
        first = self.first()
        if first is None:
            return
        everybody = [first]
        if number in WHOLE:
            for pid in everybody:
                everybody.extend(children(pid))
        for pid in everybody:
            try:
                os.kill(pid, number)
            except OSError:
                pass  # it has just ended


def children(pid):
    """Return the ids of the children of a process, those of all its threads."""
    found = []
    try:
        for thread in os.listdir("/proc/%d/task" % pid):
            with open("/proc/%d/task/%s/children" % (pid, thread)) as source:
                found.extend(int(each) for each in source.read().split())
    except EnvironmentError:
        pass  # it has just ended
    return found
