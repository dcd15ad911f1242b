"""Test layers: a database that Plone 5.2 made, converted to Python 3 by zodbupdate."""

from collective.cron.tests.support.processes import programs
from contextlib import closing
from plone.testing import Layer
from ZODB.FileStorage import FileStorage
from ZODB.utils import get_pickle_metadata

import atexit
import collections
import importlib
import json
import os
import shutil
import sys
import tempfile


SECONDS = 180  # for one step
OLD = os.path.join(os.path.dirname(sys.prefix), "plone-5.2", "bin", "python")


def what_is_missing():
    """Return what this test lacks in words, or None."""
    if not os.path.exists(OLD):
        return "no Plone 5.2 beside this environment: make build PLONE=5.2"
    try:
        importlib.import_module("zodbupdate")
    except ImportError:
        return "zodbupdate is not installed"
    return None


class Migrated(Layer):
    """`before`: what the probe said on Plone 5.2. `log`: what zodbupdate said.

    `python`: that converts the database, of an environment with zodbupdate.
    """

    def __init__(self, python):
        name = os.path.basename(os.path.dirname(os.path.dirname(python)))
        super(Migrated, self).__init__(name="Cron:Migrated:%s" % name)
        self.python = python

    def setUp(self):
        self._scripts = programs.PROCESSES.scripts
        old = _old_data()
        folder = programs.PROCESSES.folder = _new_folder()
        # Where systems look for the database they start from.
        programs.PROCESSES.template = folder
        shutil.copytree(os.path.join(old, "data"), os.path.join(folder, "data"))
        with open(os.path.join(old, "before.json")) as stored:
            self.before = json.load(stored)
        convert = [self.python, "-m", "collective.cron.upgrades.convert"]
        options = ["--convert-py3", "--encoding", "utf8"]
        path = os.path.join(folder, "data", "Data.fs")
        self.log = run("convert", convert + options + ["--file", path])

    def tearDown(self):
        programs.PROCESSES.scripts = self._scripts
        shutil.rmtree(programs.PROCESSES.folder, True)


MIGRATED = Migrated(sys.executable)
_made = []  # the folder with the database of Plone 5.2, once it is made


def _old_data():
    if not _made:
        folder = programs.PROCESSES.folder = _new_folder()
        run("make", [OLD, "-m", "collective.cron.tests.support.migration.old", folder])
        _made.append(folder)
    return _made[0]


def _new_folder():
    folder = os.path.realpath(tempfile.mkdtemp(prefix="cron-migration-"))
    atexit.register(shutil.rmtree, folder, True)
    return folder


def run(name, command, **environment):
    """Run a process to its end; return what it said. It must not fail."""
    folder = programs.PROCESSES.folder
    process = programs.Process(name, command, folder, None, environment).start()
    process.wait_gone(SECONDS)
    if process.popen.returncode:
        raise AssertionError(process.tail())
    with open(process.log) as log:
        return log.read()


def upgrade(system):
    """Upgrade Plone and the add-on in the database of a system that does not run."""
    script = os.path.join(os.path.dirname(__file__), "upgrade.py")
    conf = os.path.join(system.web.folder, "etc", "zope.conf")
    command = [programs.executable("zconsole"), "run", conf, script]
    # With the secret of the instance, but it runs no jobs.
    changes = dict(system.web.environment, COLLECTIVE_CRON_WORKER="off")
    return run("upgrade", command, **changes)


def count_modules(system):
    """Return how many objects there are of the classes of each module."""
    path = os.path.join(system.data, "Data.fs")
    with closing(FileStorage(path, read_only=True)) as storage:
        newest = dict(
            (record.oid, record.data) for each in storage.iterator() for record in each
        )
    return collections.Counter(
        get_pickle_metadata(data)[0] for data in newest.values() if data
    )
