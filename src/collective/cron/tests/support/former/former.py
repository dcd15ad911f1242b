"""Test layer: a site and its queue as a former version of the add-on left them.

Its last worker was killed in the middle of its tasks. One archive for each Plone, made
by make.py; beside it the list of the names its database refers to.
"""

from collective.cron.tests.support.processes import config
from collective.cron.tests.support.processes import programs
from collective.cron.tests.support.processes import systems
from contextlib import closing
from plone import api
from six import PY2

import atexit
import collective.cron.tests
import io
import json
import os
import shutil
import tarfile
import tempfile


# The one place that knows where they are.
TESTS = os.path.dirname(os.path.abspath(collective.cron.tests.__file__))
FIXTURES = os.path.join(TESTS, "fixtures")
PLONE = "5.2" if PY2 else "6.2"
ARCHIVE = os.path.join(FIXTURES, "former-%s.tar.bz2" % PLONE)

INSTANCE = "instance"  # the name of the one process, and of its folder
# What its messages are signed with. For tests only: it protects nothing.
SECRET = "secret-of-the-former-version-" * 2
# What the process left beside the database: its queue, or what zc.async knows it by.
BESIDE = INSTANCE + ".uuid" if PY2 else os.path.join(INSTANCE, "cron-queue.sqlite")
BEFORE = "before.json"
REDIS = "redis.json"


def can_be_opened():
    """Tell whether the data is of this Plone."""
    return api.env.plone_version().startswith(PLONE + ".")


class FORMER(object):
    """`before`: what the probe and the services said last, by the former version."""

    before = None

    @classmethod
    def setUp(cls):
        folder = os.path.realpath(tempfile.mkdtemp(prefix="cron-former-"))
        atexit.register(shutil.rmtree, folder, True)
        # Where systems look for the database they start from.
        programs.PROCESSES.folder = folder
        programs.PROCESSES.template = os.path.join(folder, "template")
        unpack(ARCHIVE, programs.PROCESSES.template)
        cls.before = read_json(BEFORE)

    @classmethod
    def tearDown(cls):
        shutil.rmtree(programs.PROCESSES.folder, True)

    @classmethod
    def testSetUp(cls):
        pass

    @classmethod
    def testTearDown(cls):
        pass


def read_json(name):
    """Return what a file of the archive says."""
    path = os.path.join(programs.PROCESSES.template, name)
    with io.open(path, encoding="utf-8") as stored:
        return json.load(stored)


def former_names(plone=PLONE):
    """Return the names that the database of this Plone refers to, as it was made."""
    path = os.path.join(FIXTURES, "former-%s.txt" % plone)
    with io.open(path, encoding="ascii") as names:
        return set(str(line.strip()) for line in names)


def single(role=config.WORKER, queue_url=None, **environment):
    """Return a system of one instance on a copy of the data; it is not started yet."""
    system = systems.System("former")
    add_instance(system, role, queue_url, **environment)
    kept = os.path.join(programs.PROCESSES.template, BESIDE)
    shutil.copy(kept, os.path.join(system.home, BESIDE))
    return system


def add_instance(system, role, queue_url=None, **environment):
    """Add the instance to a system, in this role from now on; return it."""
    system.queue_url = queue_url
    system.web = None  # who has that role answers from now on
    environment["COLLECTIVE_CRON_SECRET"] = SECRET
    return system.add_instance(INSTANCE, role, **environment)


def data_file(system):
    return os.path.join(system.data, "Data.fs")


def pack(folder, path):
    """Pack all files of a folder; the same files give the same archive."""
    names = sorted(
        os.path.relpath(os.path.join(parent, name), folder)
        for parent, _folders, files in os.walk(folder)
        for name in files
    )
    with closing(tarfile.open(path, "w:bz2")) as archive:
        for name in names:
            with io.open(os.path.join(folder, name), "rb") as content:
                member = tarfile.TarInfo(name)
                member.size = os.path.getsize(content.name)
                archive.addfile(member, content)


def unpack(path, folder):
    """Write all files of an archive into a folder."""
    with closing(tarfile.open(path)) as archive:
        for member in archive.getmembers():
            target = os.path.join(folder, member.name)
            if not os.path.isdir(os.path.dirname(target)):
                os.makedirs(os.path.dirname(target))
            with io.open(target, "wb") as new:
                shutil.copyfileobj(archive.extractfile(member), new)
