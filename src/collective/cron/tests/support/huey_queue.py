"""An empty queue of huey for one test, with or without a site. For Python 3 only."""

from collective.cron.engines.hueyqueue import secret
from collective.cron.engines.hueyqueue import task
from collective.cron.engines.hueyqueue.connection import connection
from collective.cron.engines.hueyqueue.connection import URL
from collective.cron.memory import own_connection
from collective.cron.text.rare_lines import lines
from contextlib import closing

import mock
import os
import shutil
import tempfile


def open_queue(case, url=""):
    """Let this process use the queue `url` until the test is over; return a folder.

    "": the file queue.sqlite in that folder.
    """
    folder = tempfile.mkdtemp(prefix="cron-queue-")
    case.addCleanup(shutil.rmtree, folder)
    values = {
        URL: url or "sqlite://%s/queue.sqlite" % folder,
        secret.VARIABLE: "s" * 32,
    }
    _patch(case, mock.patch.dict(os.environ, values))
    _patch(case, mock.patch.dict(task.WORKER))
    connection.close()
    case.addCleanup(connection.close)
    lines.forget()
    with closing(connection.open_shared()) as shared:
        shared.flush_all()
    connection.huey.storage.flush_all()
    return folder


def open_queue_without_site(case):
    """Do the same where no Zope is opened: a dict is the root of the database."""
    root = {}
    change_root = mock.patch.object(
        own_connection, "change_root", lambda function, *args: function(root, *args)
    )
    _patch(case, change_root)
    _patch(case, mock.patch("Zope2.DB", mock.Mock(databases={})))
    return open_queue(case)


def _patch(case, patched):
    patched.start()
    case.addCleanup(patched.stop)
