"""cron-worker: a process that runs jobs and serves no pages.

What takes time to import is imported in main(): process 1 of a container hears no
signal before it has stepped aside.
"""

from collective.cron.engines import environment
from collective.cron.engines.lifetime import first_process

import argparse
import logging
import os
import sys


# Seconds after which a thread that computes lets another one go on; Python: 0.005. A
# run over ZEO waits for an answer a dozen times, and then for its turn each time.
SWITCH = 0.001


def main(argv=None):
    """Open Zope as the configuration says, and run jobs until SIGTERM or SIGINT."""
    first_process.step_aside()
    options = _parse(sys.argv[1:] if argv is None else argv)
    if options.health_port:
        os.environ[environment.PREFIX + "HEALTH_PORT"] = options.health_port
    logging.basicConfig(
        stream=sys.stderr,
        level=logging.WARNING,
        format="%(asctime)s %(levelname)s %(message)s",
    )
    from collective.cron.engines.hueyqueue import process
    from collective.cron.engines.lifetime import databases
    from collective.cron.engines.lifetime import duty
    from collective.cron.engines.lifetime import renewal
    from collective.cron.engines.lifetime import stop_signals
    from collective.cron.engines.lifetime.drain import drain
    from collective.cron.running import runs
    from collective.cron.telling import json_lines

    json_lines.use_if_wanted()
    logging.getLogger("collective.cron").setLevel(logging.INFO)
    from Zope2.Startup.run import configure_wsgi

    import Zope2

    configure_wsgi(options.configuration)
    Zope2.startup_wsgi()
    sys.setswitchinterval(SWITCH)
    stop_signals.install(duty.stop, drain.hurry)
    process.start(options.threads)
    renewed = renewal.Renewal().start()
    try:
        stop_signals.wait_for_signals()
    except SystemExit:
        if renewed.begun:
            sys.exit(renewal.RENEW)
        raise
    finally:
        databases.close()
        if runs.IN_HAND:
            # Python would wait for threads of some libraries, and they wait for what is
            # cut off: it may be begun elsewhere already.
            logging.shutdown()
            os._exit(renewal.RENEW if renewed.begun else 0)


def _parse(argv):
    parser = argparse.ArgumentParser(
        prog="cron-worker",
        description="Runs the scheduled tasks of all sites of a Zope instance, until "
        "SIGTERM or Ctrl-C; running tasks then have COLLECTIVE_CRON_STOP seconds.",
    )
    parser.add_argument("configuration", help="path of zope.conf")
    parser.add_argument(
        "--threads",
        type=_number_of_threads,
        default=environment.parallel_runs(),
        help="runs at the same time (default: COLLECTIVE_CRON_PARALLEL or 5)",
    )
    parser.add_argument(
        "--health-port",
        metavar="[HOST:]PORT",
        help="where /live and /ready answer (default: COLLECTIVE_CRON_HEALTH_PORT)",
    )
    return parser.parse_args(argv)


def _number_of_threads(text):
    low, high = environment.PARALLEL
    if not (text.isdecimal() and low <= int(text) <= high):
        raise argparse.ArgumentTypeError(
            "'%.60s' -- a whole number from %d to %d" % (text, low, high)
        )
    return int(text)
