"""What goes wrong around a command, as one line and an exit code."""

from collective.cron.commandline.answer import BROKEN
from collective.cron.commandline.answer import NO_SITE
from collective.cron.commandline.answer import NOT_WELL
from collective.cron.commandline.answer import Stopped
from collective.cron.errors import CronError
from collective.cron.errors import is_of_database
from collective.cron.errors import QueueUnavailable
from collective.cron.text import redact
from contextlib import contextmanager
from transaction.interfaces import TransientError
from ZConfig import ConfigurationError
from ZODB.POSException import POSError
from ZODB.POSException import ReadOnlyError
from ZODB.POSException import StorageError

import logging


READ_ONLY = u"the database is read-only here: nothing was changed"
BUSY = u"others were writing all the time, and nothing was changed: try it again"
AWAY = u"the database cannot be used: %s"
QUEUE = u"the queue cannot be reached: %s"
CONFIGURATION = u"the configuration is not understood: %s"
UNEXPECTED = u"an error that was not expected; --traceback shows where: %s"
NOISY = ("ZODB.Connection", "ZEO")  # what they say is said again, in a line
KINDS = (  # the first one that it is an instance of
    (ReadOnlyError, READ_ONLY, NOT_WELL),
    (StorageError, AWAY, NO_SITE),
    (TransientError, BUSY, NOT_WELL),
    (POSError, AWAY, NO_SITE),
    (QueueUnavailable, QUEUE, NO_SITE),
    (ConfigurationError, CONFIGURATION, NO_SITE),
    (CronError, u"%s", NOT_WELL),
)


@contextmanager
def told(traceback=False):
    """Let whatever is raised be Stopped; `traceback`: to show it besides."""
    if not traceback:
        for name in NOISY:
            logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        yield
    except Stopped:
        raise
    except Exception as error:
        if traceback:
            logging.getLogger("collective.cron").exception("the command failed")
        raise _stopped_by(error)


def _stopped_by(error):
    # Some say it in several lines.
    said = u" ".join(redact.describe_error(error).split())
    for kind, text, code in KINDS:
        if isinstance(error, kind):
            if kind is CronError:
                said = u"%s" % error
            return Stopped(text % said if u"%s" in text else text, code)
    if is_of_database(error):
        return Stopped(AWAY % said, NO_SITE)
    return Stopped(UNEXPECTED % said, BROKEN)
