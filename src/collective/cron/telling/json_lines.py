"""A log in JSON, a line each, with site, task and run in all that a run writes.

Also in lines of other packages: what counts is the thread that writes them.
"""

from collective.cron import clock
from collective.cron.queueing.worker import process_name
from collective.cron.telling import in_hand
from collective.cron.text import redact
from datetime import datetime

import json
import logging
import os
import pytz


LOG = "COLLECTIVE_CRON_LOG"  # in the environment: json
MESSAGE, TRACEBACK = 2000, 10000  # characters


class JSONLines(logging.Formatter):
    """A formatter to name in wsgi.ini, zope.conf, or with logging.config."""

    def format(self, record):
        """Return a record as one line of JSON: bounded, without secrets."""
        at = datetime.fromtimestamp(record.created, pytz.utc)
        told = {
            "time": clock.to_iso(at),
            "level": record.levelname,
            "logger": record.name,
            "message": redact.to_text(_message(record), MESSAGE),
            "process": process_name(),
            "thread": record.threadName,
        }
        if record.exc_info and record.exc_info[0] is not None:
            text = self.formatException(record.exc_info)
            told["traceback"] = redact.to_text(text, TRACEBACK)
        told.update(in_hand.names())
        # ASCII alone, so that no handler fails to write it, and no line is broken.
        return json.dumps(told, sort_keys=True)


def use_if_wanted():
    """Let all handlers of this process write JSON, if the environment says so."""
    if os.environ.get(LOG, "").strip().lower() == "json":
        for handler in logging.getLogger().handlers:
            handler.setFormatter(JSONLines())


def _message(record):
    try:
        return record.getMessage()
    except Exception as error:
        # Arguments that do not fit: the line is worth more than none.
        return u"%s (%s)" % (redact.to_text(record.msg), redact.describe_error(error))
