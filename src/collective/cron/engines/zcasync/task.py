"""What zc.async stores and calls. The name of the function is in people's databases."""

from collective.cron.queueing.worker import process_name
from collective.cron.running import runner
from collective.cron.running.steps.thread_turns import turns
from collective.cron.worksite.signature import sign_all


# What a process that runs jobs makes of its dispatcher: see supply.py.
WORKER = {"supply": None}


def execute(*args):
    """Run the job; returns None and never raises, so that zc.async never retries it."""
    # Not above: a database that is converted to Python 3 still names this function, and
    # there is no zc.async then.
    from collective.cron.engines.zcasync import library

    # What zc.async notes about the job, too.
    sign_all(u"a job of zc.async, by %s" % process_name())
    dispatcher = library.zc_async.local.getDispatcher()
    with turns.running():
        supply = WORKER["supply"](dispatcher)
        while args:
            runner.run(args, str(dispatcher.UUID), supply)
            args = supply.next(args[0])
