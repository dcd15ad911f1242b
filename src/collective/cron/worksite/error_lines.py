"""What a thread logs as an error while it commits: nobody is told of it otherwise.

Mail that a server refuses, a hook that fails after the commit: neither may break the
commit, so all that is left of them is a line in the log.
"""

from collective.cron import logger
from collective.cron.text import redact
from collective.cron.text.lines import Lines
from contextlib import contextmanager
from six.moves._thread import get_ident

import logging
import threading


KEPT = (10, 10, redact.MESSAGE_LIMIT)  # lines at each end, and characters of each


class Ear(logging.Handler):
    """Hears the errors of the threads that listen; in the way of nobody else.

    It is one for all of them, and there only while somebody listens.
    """

    def __init__(self):
        logging.Handler.__init__(self, logging.ERROR)
        self._listeners = {}  # lines by thread
        self._change = threading.Lock()

    @contextmanager
    def listening(self):
        """Give the Lines of what this thread logs as an error inside the block.

        What we log ourselves is not among it.
        """
        thread, lines = get_ident(), Lines(*KEPT)
        with self._change:
            if not self._listeners:
                logging.getLogger().addHandler(self)
            before = self._listeners.get(thread)
            self._listeners[thread] = lines
        try:
            yield lines
        finally:
            with self._change:
                del self._listeners[thread]
                if before is not None:
                    self._listeners[thread] = before
                if not self._listeners:
                    logging.getLogger().removeHandler(self)

    def handle(self, record):
        # Without the lock of handlers: most records are of other threads.
        lines = self._listeners.get(record.thread)
        if lines is not None and not _is_ours(record.name):
            lines.add(_describe(record))


listening = Ear().listening


def _is_ours(name):
    return name == logger.name or name.startswith(logger.name + ".")


def _describe(record):
    try:
        text = redact.to_text(record.getMessage())
    except Exception:
        text = redact.to_text(record.msg)  # its values do not fit
    error = record.exc_info[1] if record.exc_info else None
    return text if error is None else u"%s: %s" % (text, redact.describe_error(error))
