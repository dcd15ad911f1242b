"""What zc.async stores and calls. The name of the function is in people's databases."""

from collective.cron.running import runner


def execute(*args):
    """Run the job; returns None and never raises, so that zc.async never retries it."""
    # Not above: a database that is converted to Python 3 still names this function, and
    # there is no zc.async then.
    from collective.cron.engines.zcasync import library

    runner.run(args, str(library.zc_async.local.getDispatcher().UUID))
