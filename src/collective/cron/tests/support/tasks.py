"""A Backend type whose task does what its setting says: well, badly, or worse."""

from Acquisition import aq_parent
from collective.cron import logger
from collective.cron.content.backend import Backend
from collective.cron.interfaces import IBackend
from collective.cron.interfaces import IJobRunner
from collective.cron.jobrunner import JobRunner
from collective.cron.tests.support.job_tasks import JOBS
from plone import api
from zope import schema
from zope.component import adapter
from zope.interface import implementer

import os
import sys
import time
import transaction
import uuid


KINDS = (u"kind-of-it", u"another-kind")


class ITestTask(IBackend):
    """A task for tests."""

    script = schema.TextLine(title=u"Name of a function below", default=u"count")
    seconds = schema.Float(title=u"How long it takes", default=0.0)
    secret = schema.Password(title=u"A password", required=False)
    kind = schema.Choice(title=u"A choice", values=KINDS, required=False)
    secrets = schema.List(
        title=u"Passwords", value_type=schema.Password(), required=False
    )
    named = schema.Dict(
        title=u"Passwords by name",
        key_type=schema.TextLine(),
        value_type=schema.Password(),
        required=False,
    )
    effects = schema.TextLine(title=u"File that each start is noted in", required=False)


@implementer(ITestTask)
class TestTask(Backend):
    """Its effects can be counted twice: in the database, and in a file."""

    counter = 0


class Unspeakable(Exception):
    """An exception that cannot be turned into text."""

    def __str__(self):
        raise ValueError("no words")

    __unicode__ = __repr__ = __str__


ANNOUNCED = []  # what announce() was told of its commits


@implementer(IJobRunner)
@adapter(ITestTask)
class TestTaskRunner(JobRunner):
    def run(self):
        if self.backend.effects:
            with open(self.backend.effects, "a") as effects:
                effects.write("%s %d\n" % (self.backend.getId(), os.getpid()))
                effects.flush()
                os.fsync(effects.fileno())
        if self.backend.script in JOBS:
            return JOBS[self.backend.script](self)
        return SCRIPTS[self.backend.script](self.backend)


def count(backend):
    backend.counter += 1
    wait(backend)


def wait(backend):
    """Write nothing, and take long."""
    # Until its time is over, or somebody makes the file: see Task.finish().
    until = time.time() + backend.seconds
    while time.time() < until and not os.path.exists("%s.end" % backend.effects):
        time.sleep(0.05)


def look(backend):
    """Write nothing."""
    return [u"%d" % backend.counter]


def announce(backend):
    """Write nothing into the database, but do something with the commit."""
    transaction.get().addAfterCommitHook(ANNOUNCED.append)


def add_document(backend):
    """Add a document beside it: whoever does so at the same moment writes the same."""
    name = "%s-%s" % (backend.getId(), uuid.uuid4().hex[:8])
    api.content.create(aq_parent(backend), "Document", name, u"One more")
    count(backend)


def warn(backend):
    count(backend)
    return [u"a warning", b"b\xc3\xa4d bytes"]


def fail(backend):
    count(backend)
    raise ValueError(u"it went wrong, password=hunter2 \xe4")


def exit(backend):
    count(backend)
    sys.exit(3)


def unspeakable(backend):
    count(backend)
    raise Unspeakable()


def give_lambda(backend):
    count(backend)
    return lambda: None


def generate(backend):
    count(backend)
    yield u"first"
    yield u"second"


def generate_and_fail(backend):
    count(backend)
    yield u"first"
    raise ValueError("in the middle")


def endless(backend):
    count(backend)
    while True:
        yield u"more"


def commit(backend):
    count(backend)
    transaction.commit()


def commit_and_fail(backend):
    commit(backend)
    backend.counter += 100
    raise ValueError("after its own commit")


def hang_in_commit(backend):
    """Hold the database while the transaction is committed, until its time is over."""
    transaction.get().join(Hanging(backend.seconds, "%s.hangs" % backend.effects))


class Hanging(object):
    """Takes part in a commit, and takes its time."""

    transaction_manager = transaction.manager

    def __init__(self, seconds, note):
        self.seconds = seconds
        self.note = note

    def tpc_vote(self, txn):
        open(self.note, "w").close()
        time.sleep(self.seconds)

    def nothing(self, txn):
        pass

    abort = tpc_begin = commit = tpc_finish = tpc_abort = nothing

    def sortKey(self):
        return "~hanging"  # after the database


def doom(backend):
    count(backend)
    transaction.doom()


def flood(backend):
    """100 MB: as warnings and, line by line, into the log."""
    count(backend)
    line = u"x" * 100000
    for _number in range(1000):
        logger.debug(line)
    return (line for _number in range(1000))


def one_huge_message(backend):
    count(backend)
    return [u"y" * 100000000]


def whoami(backend):
    count(backend)
    return [u"I am %s" % api.user.get_current().getId(), u"%s" % backend.absolute_url()]


def upset(backend):
    """Leave everything in disorder."""
    from AccessControl.SecurityManagement import noSecurityManager
    from zope.component.hooks import setSite

    count(backend)
    noSecurityManager()
    setSite(None)


SCRIPTS = dict(
    (function.__name__, function)
    for function in (
        count,
        look,
        wait,
        announce,
        add_document,
        warn,
        fail,
        exit,
        unspeakable,
        give_lambda,
        generate,
        generate_and_fail,
        endless,
        commit,
        commit_and_fail,
        doom,
        hang_in_commit,
        flood,
        one_huge_message,
        whoami,
        upset,
    )
)
