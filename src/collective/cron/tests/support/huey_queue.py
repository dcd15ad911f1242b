"""An empty queue of huey for one test; a site is not needed. For Python 3 only."""

from collective.cron.engines.hueyqueue import connection
from collective.cron.engines.hueyqueue import secret
from collective.cron.engines.hueyqueue import task

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
        connection.URL: url or "sqlite://%s/queue.sqlite" % folder,
        secret.VARIABLE: "s" * 32,
    }
    for patched in (mock.patch.dict(os.environ, values), mock.patch.dict(task.WORKER)):
        patched.start()
        case.addCleanup(patched.stop)
    connection.connection.close()
    case.addCleanup(connection.connection.close)
    connection.connection.huey.storage.flush_all()
    return folder
