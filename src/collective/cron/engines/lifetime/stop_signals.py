"""Stop a process in order: on SIGTERM and on SIGINT (Ctrl-C)."""

from collective.cron import logger
from collective.cron.engines import environment

import logging
import os
import signal
import threading


SIGNALS = (signal.SIGTERM, signal.SIGINT)
LEFT_TO_THE_REST = 10  # seconds, for what closes sockets and the database


def install(stop):
    """Call `stop` on SIGTERM and SIGINT, and then end the process.

    `stop` returns whether all that ran has ended; if something hangs, it may hang what
    comes after, such as the database when it is closed: then the process ends by force,
    COLLECTIVE_CRON_STOP and ten seconds after the signal at the latest.

    plone.app.async leaves a handler behind that stops nothing under WSGI, so
    earlier handlers are not called. A second signal ends the process at once.
    Does nothing outside of the main thread, where Python allows no handlers.
    """
    if not in_main_thread():
        return

    def handle(number, frame):
        for each in SIGNALS:
            signal.signal(each, signal.SIG_DFL)
        force = threading.Timer(environment.stop_seconds() + LEFT_TO_THE_REST, _force)
        force.daemon = True
        force.start()
        try:
            if stop():
                force.cancel()
        except Exception:
            logger.exception("the stop was not clean; the next start repairs it")
        # What a WSGI server waits for to close its sockets and its database.
        raise KeyboardInterrupt() if number == signal.SIGINT else SystemExit(0)

    for each in SIGNALS:
        signal.signal(each, handle)


def in_main_thread():
    return isinstance(threading.current_thread(), threading._MainThread)


def _force():
    logger.warning("the process hangs after its stop: it is ended by force")
    logging.shutdown()
    os._exit(1)
