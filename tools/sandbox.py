"""Containers without an engine: namespaces by bubblewrap, from a Containerfile.

What a Containerfile says is done in a sandbox whose programs are those of this machine
in the place of its base image. For tools/try_deploy.py; as root, on Linux.
"""

import glob
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time


UID = 1000670000  # as OpenShift gives them: nowhere in /etc/passwd, in group 0
NET = "10.213.%d." % (os.getpid() % 250)
PYTHON = os.path.realpath(sys.executable)
IMAGE_PATH = os.path.dirname(PYTHON)  # where the base image would have its Python
PATIENCE = float(os.environ.get("PATIENCE", "1"))
TOP = ("usr", "bin", "sbin", "lib", "lib64", "etc", "opt")


def call(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def wait_for(condition, seconds, what):
    """Return what `condition` returns as soon as it is true; fail after `seconds`."""
    seconds *= PATIENCE
    end = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError("after %d s still not: %s" % (seconds, what))
        time.sleep(0.2)


def _base():
    """Return what every sandbox has of this machine, options of bwrap."""
    options = ["bwrap", "--die-with-parent", "--tmpfs", "/"]
    for name in TOP:
        path = "/" + name
        if os.path.islink(path):
            options += ["--symlink", os.readlink(path), path]
        elif os.path.isdir(path):
            options += ["--ro-bind", path, path]
    prefix = os.path.dirname(IMAGE_PATH)
    # What was installed here by hand is in no base image.
    options += ["--tmpfs", "/usr/local"]
    options += _parents(prefix)
    return options + ["--ro-bind", prefix, prefix, "--proc", "/proc", "--dev", "/dev"]


def _parents(path):
    """Return options that make the folders above a path; bwrap lets nobody in there."""
    options = []
    for at in range(1, len(path)):
        if path[at] == "/" and not path.startswith(("/usr/", "/etc/")):
            options += ["--perms", "0755", "--dir", path[:at]]
    return options


class Image(object):
    """What a Containerfile makes: `env`, `command`, `workdir`, and files in `root`."""

    def __init__(self, path, context, work):
        self.context, self.work = context, work
        self.root = os.environ.get("IMAGE") or os.path.join(work, "root")
        self.env, self.command, self.workdir, self.user = {}, [], "/", None
        self._is_made = os.path.isdir(self.root)
        if not self._is_made:
            os.makedirs(self.root)
        with open(path) as source:
            text = re.sub(r"(?m)^\s*#.*\n", "", source.read())
        for line in re.sub(r"\\\n", " ", text).splitlines():
            word, _space, rest = line.strip().partition(" ")
            if word:
                getattr(self, "_do_" + word.lower())(rest.strip())

    def _do_from(self, rest):
        # One folder for all stages; each begins with the environment of the base.
        self.env, self.workdir = {}, "/"

    def _do_env(self, rest):
        self.env.update(pair.split("=", 1) for pair in rest.split())

    def _do_workdir(self, rest):
        self.workdir = rest

    def _do_user(self, rest):
        self.user = rest

    def _do_cmd(self, rest):
        self.command = json.loads(rest)

    def _do_label(self, rest):
        pass

    _do_expose = _do_label

    def _do_copy(self, rest):
        if rest.startswith("--from") or self._is_made:
            return
        *sources, target = rest.split()
        into = self.root + os.path.normpath(os.path.join(self.workdir, target))
        for source in sources:
            path = os.path.join(self.context, source)
            if os.path.isdir(path):
                shutil.copytree(path, into, ignore=self._ignore, dirs_exist_ok=True)
            else:
                os.makedirs(into, exist_ok=True)
                shutil.copy(path, into)

    def _ignore(self, folder, names):
        """Return what .dockerignore leaves out: names at the top."""
        if not os.path.samefile(folder, self.context):
            return []
        with open(os.path.join(self.context, ".dockerignore")) as source:
            return set(source.read().split()).intersection(names)

    def _do_run(self, rest):
        if self._is_made:
            return
        for name in ("app", "src", "out"):
            os.makedirs(os.path.join(self.root, name), exist_ok=True)
        options = _base() + ["--share-net", "--tmpfs", "/tmp", "--clearenv"]
        for name in ("app", "src", "out"):
            options += ["--bind", os.path.join(self.root, name), "/" + name]
        for path in glob.glob(os.path.expanduser("~/.config/pip")):
            options += ["--ro-bind", path, "/tmp/.config/pip"]
        kept = ("PIP_", "SSL_", "REQUESTS_", "http", "HTTP", "no_proxy")
        env = {n: v for n, v in os.environ.items() if n.startswith(kept)}
        env.update(PATH=IMAGE_PATH + ":/usr/bin:/bin", HOME="/tmp")
        env.update(self.env)
        for name, value in env.items():
            options += ["--setenv", name, value]
        options += ["--chdir", self.workdir]
        # What becomes of the folder for data, which is a volume.
        tell = "; code=$?; stat -c '%a %g' /data > /out/data 2>/dev/null; exit $code"
        log = os.path.join(self.work, "build.log")
        with open(log, "w") as output:
            options += ["sh", "-c", rest + tell]
            code = subprocess.call(options, stdout=output, stderr=output)
        if code:
            with open(log) as output:
                raise AssertionError("%s\n%s" % (rest, output.read()[-3000:]))

    def make_volume(self, name):
        """Return the folder of a volume, made like that of the image."""
        path = os.path.join(self.work, "volumes", name)
        if not os.path.isdir(path):
            os.makedirs(path)
            with open(os.path.join(self.root, "out", "data")) as told:
                mode, group = told.read().split()
            os.chmod(path, int(mode, 8))
            os.chown(path, 0, int(group))
        return path


class Network(object):
    """A bridge, and a namespace for each host on it."""

    def __init__(self, names):
        self.mark = "cr%d" % (os.getpid() % 10000)
        self.hosts = {n: NET + str(i) for i, n in enumerate(["host"] + names, 1)}
        call("ip", "link", "add", self.mark, "type", "bridge")
        call("ip", "addr", "add", NET + "1/24", "dev", self.mark)
        call("ip", "link", "set", self.mark, "up")
        for number, name in enumerate(names):
            space, link = self.space(name), "%sv%d" % (self.mark, number)
            call("ip", "netns", "add", space)
            peer = ["peer", "name", "eth0", "netns", space]
            call("ip", "link", "add", link, "type", "veth", *peer)
            call("ip", "link", "set", link, "master", self.mark, "up")
            inside = ["ip", "-n", space]
            call(*inside, "addr", "add", self.hosts[name] + "/24", "dev", "eth0")
            for device in ("lo", "eth0"):
                call(*inside, "link", "set", device, "up")

    def space(self, name):
        return self.mark + name

    def close(self):
        for name in self.hosts:
            if name != "host":
                subprocess.run(["ip", "netns", "del", self.space(name)], check=False)
        subprocess.run(["ip", "link", "del", self.mark], check=False)


class Container(object):
    """`name`: of its place in the Network; `host`: what it takes for its host name.

    `volumes`: pairs of what is where, with a third for what cannot be written.
    """

    def __init__(self, image, network, name, command, env, volumes=(), host="worker"):
        self.image, self.network, self.name = image, network, name
        self.command, self.env, self.volumes = command, env, volumes
        self.host = host
        self.address = network.hosts[name]
        self.log = os.path.join(image.work, name + ".log")
        self.process = None

    def _sandbox(self):
        options = _base() + ["--unshare-pid", "--as-pid-1", "--unshare-ipc"]
        options += ["--unshare-uts", "--hostname", self.host, "--clearenv"]
        options += ["--ro-bind", os.path.join(self.image.root, "app"), "/app"]
        options += ["--ro-bind", os.path.join(self.image.work, "hosts"), "/etc/hosts"]
        options += ["--perms", "1777", "--tmpfs", "/tmp"]
        for source, target, *read_only in self.volumes:
            options += _parents(target)
            options += ["--ro-bind" if read_only else "--bind", source, target]
        env = dict(self.image.env, **self.env)
        env["PATH"] = env["PATH"] + ":/usr/sbin:/image"
        for key, value in env.items():
            options += ["--setenv", key, value]
        options += ["--chdir", self.image.workdir, "--remount-ro", "/"]
        become = ["setpriv", "--reuid=%d" % UID, "--regid=0", "--clear-groups"]
        become += ["--inh-caps=-all", "--bounding-set=-all", "--no-new-privs"]
        enter = ["ip", "netns", "exec", self.network.space(self.name)]
        return enter + options + become

    def start(self):
        with open(self.log, "a") as log:
            log.seek(0, os.SEEK_END)
            self._begin = log.tell()
            self.process = subprocess.Popen(
                self._sandbox() + self.command, stdout=log, stderr=log, cwd="/"
            )
        return self

    def check(self, command):
        """Tell whether a command succeeds there, such as a health check."""
        found = subprocess.run(
            self._sandbox() + command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
        )
        return found.returncode == 0

    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def first(self):
        """Return the id that its process 1 has here, or None."""
        path = "/proc/%d/task/%d/children" % (self.process.pid, self.process.pid)
        try:
            with open(path) as source:
                return int(source.read().split()[0])
        except (OSError, IndexError):
            return None

    def hears(self):
        """Tell whether its process 1 handles SIGTERM: else that does nothing to it."""
        first = self.first()
        if first is None:
            return False
        with open("/proc/%d/status" % first) as status:
            caught = dict(line.split(":", 1) for line in status)["SigCgt"]
        return bool(int(caught, 16) & 1 << signal.SIGTERM - 1)

    def send(self, number):
        os.kill(wait_for(self.first, 10, "%s has a process 1" % self.name), number)

    def stop(self, seconds):
        """Do what an engine does; return (exit code, seconds it took)."""
        begin = time.monotonic()
        self.send(signal.SIGTERM)
        return self.wait_gone(seconds), time.monotonic() - begin

    def wait_gone(self, seconds):
        wait_for(lambda: not self.is_running(), seconds, "%s is gone" % self.name)
        return self.process.returncode

    def kill(self):
        if self.is_running():
            first = self.first()
            if first:
                os.kill(first, signal.SIGKILL)
            self.process.wait(10)

    def output(self):
        with open(self.log) as log:
            log.seek(self._begin)
            return log.read()
