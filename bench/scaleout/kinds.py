"""What the tasks do that come due: nothing, little, much, also in a group, or wait."""

from Acquisition import aq_parent
from bench.scaleout import wanted
from bench.scaleout.notes import note
from collective.cron.tests.support import tasks
from plone import api

import time
import uuid


def nothing(backend):
    """Write nothing."""
    note("began")


def little(backend):
    """Write one attribute of its own object."""
    note("began")
    backend.counter += 1


def much(backend):
    """Add a document to the folder of all: all write the same pieces of the catalog."""
    note("began")
    api.content.create(aq_parent(backend), "Document", uuid.uuid4().hex, u"One more")


def grouped(backend):
    """Do as much, one task at a time, since all are of one group."""
    much(backend)


def wait(backend):
    """Wait, as for an answer of another server; write nothing."""
    note("began")
    time.sleep(backend.seconds)


tasks.SCRIPTS.update((name, globals()[name]) for name in wanted.ALL_KINDS)
