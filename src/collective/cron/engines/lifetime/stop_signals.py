"""Stop a process in order: on SIGTERM and on SIGINT (Ctrl-C)."""

from collective.cron import logger
from collective.cron.bbb import wait
from collective.cron.engines import environment
from collective.cron.engines.lifetime.patience import in_background

import logging
import os
import signal
import socket
import threading


SIGNALS = (signal.SIGTERM, signal.SIGINT)
AGAIN = 1  # second after which the main thread is told once more
LEFT_TO_THE_REST = 10  # seconds, for what closes sockets and the database


def install(stop, hurry):
    """Call `stop` on SIGTERM and SIGINT, and then end the process.

    `stop` is called in a thread, and returns whether all that ran has ended: a server
    answers pages meanwhile. A second signal calls `hurry`, which takes no lock, and
    lets `stop` wait no more; the third ends the process at once.

    If something hangs, it may hang what comes after, such as the database when it is
    closed: then the process ends by force, COLLECTIVE_CRON_STOP and ten seconds after
    the signal at the latest, and ten seconds after the second one.

    plone.app.async leaves a handler behind that stops nothing under WSGI, so
    earlier handlers are not called. Does nothing outside of the main thread, where
    Python allows no handlers.
    """
    if in_main_thread():
        handle = Stop(stop, hurry).handle
        for each in SIGNALS:
            signal.signal(each, handle)


def wait_for_signals():
    """Let the main thread do nothing but what signals ask for, until that raises.

    Not by signal.pause(): the system may hand a signal to another thread, one that
    just starts a third for instance. Python notes it then, for the main thread, which
    would sleep on until the next signal comes, or for ever.
    """
    ringing, bell = socket.socketpair()
    bell.setblocking(False)
    former = signal.set_wakeup_fd(bell.fileno())
    try:
        while True:
            ringing.recv(100)  # and handlers are called, whichever thread was told
    finally:
        signal.set_wakeup_fd(former)
        ringing.close()
        bell.close()


class Stop(object):
    """What has been done about signals; its handle() is called by the first to come."""

    def __init__(self, stop, hurry):
        self._stop = stop
        self._hurry = hurry
        self._count = 0
        self._first = None  # its number
        self._has_stopped = False
        self._heard = threading.Event()  # by the main thread
        self._forces = []

    def handle(self, number, frame):
        """Do what a signal asks for; end the main thread once all is stopped."""
        if self._has_stopped:
            self._end()
        self._count += 1
        if self._count == 1:
            self._first = number
            self._force_after(environment.stop_seconds() + LEFT_TO_THE_REST)
            in_background("stop", self._stop_and_tell)
        elif self._count == 2:
            self._force_after(LEFT_TO_THE_REST)
            self._hurry()
        else:
            end_at_once(number)

    def _stop_and_tell(self):
        try:
            if self._stop():
                for force in self._forces:
                    force.cancel()
        except Exception:
            logger.exception("the stop was not clean; the next start repairs it")
        self._has_stopped = True
        # The main thread is to see it. It may just begin to wait for something.
        while not self._heard.is_set():
            os.kill(os.getpid(), self._first)
            wait(self._heard, AGAIN)

    def _end(self):
        self._heard.set()
        for each in SIGNALS:
            signal.signal(each, lambda number, frame: end_at_once(number))
        # What a WSGI server waits for to close its sockets and its database.
        raise KeyboardInterrupt() if self._first == signal.SIGINT else SystemExit(0)

    def _force_after(self, seconds):
        force = threading.Timer(seconds, _force)
        force.daemon = True
        self._forces.append(force)
        force.start()


def in_main_thread():
    return isinstance(threading.current_thread(), threading._MainThread)


def end_at_once(number):
    """End the process as a signal does that nobody handles."""
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    # The first process of a container is not ended by that.
    os._exit(128 + number)


def _force():
    logger.warning("the process hangs after its stop: it is ended by force")
    logging.shutdown()
    os._exit(1)
