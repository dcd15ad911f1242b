"""Deeds that change what belongs to the process."""

from collective.cron.tests.support.deeds.table import Table

import gc
import io
import locale
import logging
import logging.config
import os
import shutil
import socket
import sys
import tempfile
import threading
import time
import warnings


deed = Table()
logging.getLogger("ZODB.Connection")  # what is new in a run is nobody's fault
PUT_BACK = u"changed while it ran, and put back: %s"


def changes(name):
    """A deed that is told of: `name` is what people read of it."""
    return deed("WARN", PUT_BACK % name)


@changes(u"the current folder")
def goes_to_another_folder(runner):
    os.chdir(tempfile.gettempdir())


@changes(u"the current folder")
def goes_to_a_folder_and_removes_it(runner):
    os.chdir(tempfile.mkdtemp())
    shutil.rmtree(os.getcwd())


@deed("FAILED", PUT_BACK % u"the current folder")
def goes_to_another_folder_and_fails(runner):
    os.chdir(tempfile.gettempdir())
    raise ValueError()


@changes(u"the time zone of the process")
def sets_the_time_zone(runner):
    os.environ["TZ"] = "Asia/Kolkata"
    time.tzset()


@changes(u"the locale")
def sets_the_locale(runner):
    now = locale.setlocale(locale.LC_ALL)
    locale.setlocale(locale.LC_ALL, "C" if now != "C" else "C.UTF-8")


@changes(u"the umask")
def sets_the_umask(runner):
    os.umask(0o123)


@changes(u"the time limit of sockets")
def sets_the_time_limit_of_sockets(runner):
    socket.setdefaulttimeout(1234)


@changes(u"the collection of garbage")
def turns_garbage_collection_off(runner):
    gc.disable()


@changes(u"the collection of garbage")
def collects_garbage_all_the_time(runner):
    gc.set_threshold(50)


@changes(u"the standard streams")
def replaces_standard_output(runner):
    sys.stdout = io.StringIO()


@changes(u"the standard streams")
def replaces_standard_error(runner):
    sys.stderr = io.BytesIO()


@changes(u"logging")
def adds_a_handler(runner):
    logging.getLogger().addHandler(logging.StreamHandler())


@changes(u"logging")
def removes_the_handlers(runner):
    logging.getLogger().handlers[:] = [logging.StreamHandler()]


@changes(u"logging")
def logs_everything(runner):
    logging.getLogger().setLevel(1)


@changes(u"logging")
def turns_logging_off(runner):
    logging.disable(logging.CRITICAL)


@deed("WARN", u"loggers")
def configures_logging_anew(runner):
    logging.config.dictConfig({"version": 1, "disable_existing_loggers": True})


@changes(u"loggers")
def sets_the_level_of_a_logger(runner):
    logging.getLogger("ZODB.Connection").setLevel(logging.DEBUG)


@changes(u"loggers")
def adds_a_handler_to_a_logger(runner):
    logging.getLogger("ZODB.Connection").addHandler(logging.StreamHandler())


@changes(u"filters of warnings")
def turns_warnings_into_errors(runner):
    warnings.simplefilter("error")


@changes(u"environment variables (CRON_ONE CRON_TWO)")
def sets_environment_variables(runner):
    os.environ.update({"CRON_ONE": "secret", "CRON_TWO": "secret"})


@changes(u"environment variables (PATH)")
def removes_an_environment_variable(runner):
    del os.environ["PATH"]


@changes(u"the path of modules")
def changes_the_path_of_modules(runner):
    sys.path.insert(0, tempfile.gettempdir())


@changes(u"limits of Python")
def changes_the_recursion_limit(runner):
    sys.setrecursionlimit(sys.getrecursionlimit() + 7)


@changes(u"hooks of Python")
def sets_a_hook_for_exceptions(runner):
    sys.excepthook = lambda *args: None


@changes(u"hooks of Python")
def traces_threads_to_come(runner):
    threading.settrace(lambda *args: None)


@changes(u"hooks of Python")
def shows_warnings_in_its_own_way(runner):
    warnings.showwarning = lambda *args, **options: None


@deed("OK")
def changes_for_a_while_only(runner):
    before, level = os.getcwd(), logging.getLogger().level
    os.chdir(tempfile.gettempdir())
    logging.getLogger().setLevel(1)
    logging.getLogger().setLevel(level)
    os.chdir(before)


@deed("OK")
def makes_a_logger_of_its_own(runner):
    own = logging.getLogger("cron.deeds.own")
    own.setLevel(1)
    own.addHandler(logging.NullHandler())
