"""Failures in the log, whatever they are: an exception may raise when it is read."""

from collective.cron import logger
from collective.cron.text import redact

import sys


def log(what, *args):
    """Log the exception being handled with its traceback; never raises.

    `what`, `args`: as for any message of Python's logging.
    """
    try:
        logger.exception(what, *args)
    except BaseException:
        # On Python 2 what raises SystemExit when it is read would end the thread.
        reason = redact.describe_error(sys.exc_info()[1])
        logger.error(what + ": %s", *(args + (reason,)))
