"""Our own lines in the log: without secrets, whatever their values and errors say."""

from collective.cron.text import redact
from collective.cron.text import tracebacks

import logging


LONGEST = 8000  # characters of a line, which may have a traceback in it
HEAD = u"Traceback (most recent call last):\n"


class OwnLines(logging.Filter):
    """Changes each record before any handler sees it; lets all of them through."""

    def filter(self, record):
        try:
            said = record.getMessage()
            shown = redact.to_text(said, LONGEST)
            if shown != said:
                record.msg, record.args = shown, ()
            if record.exc_info and record.exc_info[1] is not None:
                # Formatters take this and do not read the exception any more.
                record.exc_text = HEAD + tracebacks.describe(record.exc_info)
        except BaseException as error:
            # As of values that do not fit; and it may be one that ends a thread.
            record.args = redact.to_text(record.msg), redact.class_name(error)
            record.msg = u"%s (cannot be shown: %s)"
            record.exc_info = record.exc_text = None
        return True


def install(logger):
    """Let a logger write such lines only."""
    logger.addFilter(OwnLines())
