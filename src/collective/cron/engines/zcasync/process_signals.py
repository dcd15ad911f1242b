"""What SIGTERM and SIGINT do to a process before anything of ours handles them."""

from App.config import getConfiguration
from collective.cron.engines.lifetime import stop_signals
from importlib import import_module

import signal


USUALLY = (
    (signal.SIGTERM, signal.SIG_DFL),
    (signal.SIGINT, signal.default_int_handler),
)


def give_back():
    """Let them end the process again, where plone.app.async has taken them.

    When imported, it leaves a handler behind that ends the process under ZServer only,
    which has one of its own. Under WSGI a process could not be ended with it. Does
    nothing outside of the main thread, where Python allows no handlers.
    """
    theirs = import_module("Signals.SignalHandler").SignalHandler.signalHandler
    under_zserver = getattr(getConfiguration(), "servers", None)
    if stop_signals.in_main_thread() and not under_zserver:
        for number, usual in USUALLY:
            if signal.getsignal(number) == theirs:
                signal.signal(number, usual)
