"""Stop a process in order: on SIGTERM and on SIGINT (Ctrl-C)."""

from collective.cron import logger

import signal
import threading


def install(stop):
    """Call `stop` on SIGTERM and SIGINT, and then end the process.

    plone.app.async leaves a handler behind that stops nothing under WSGI, so
    earlier handlers are not called. A second signal ends the process at once.
    Does nothing outside of the main thread, where Python allows no handlers.
    """
    if not isinstance(threading.current_thread(), threading._MainThread):
        return

    def handle(number, frame):
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, signal.SIG_DFL)
        try:
            stop()
        except Exception:
            logger.exception("the stop was not clean; the next start repairs it")
        # What a WSGI server waits for to close its sockets and its database.
        raise KeyboardInterrupt() if number == signal.SIGINT else SystemExit(0)

    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, handle)
