"""What zc.async stores and calls. The name of the function is in people's databases."""

from collective.cron import runner
from collective.cron.engines.zcasync import library


def execute(*args):
    """Run the job; returns None and never raises, so that zc.async never retries it."""
    runner.run(args, str(library.zc_async.local.getDispatcher().UUID))
