"""A cluster for tests that are no Python of the platform: orders in, answers out.

    python -m collective.cron.tests.support.processes.server

Each line of its input is an order, "start NAME", "kill NAME" or "logs"; each gets one
line of JSON back, as does the start. It ends, and all its processes with it, when the
input ends, which happens even if who gave the orders is killed.
"""

from __future__ import print_function

from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.processes.programs import PROCESSES
from collective.cron.tests.support.processes.redis_server import RedisServer
from six import PY2

import json
import signal
import sys
import traceback


def say(**values):
    print(json.dumps(values))
    sys.stdout.flush()


def obey(system, order, name=None):
    """Do what is asked for; return what there is to say about it."""
    if order == "logs":
        return "\n".join(each.tail() for each in system.processes)
    (process,) = [each for each in system.processes if each.name == name]
    if order == "kill":
        process.kill()
    elif not process.is_running():
        process.start().wait_ready()
    return process.pid


def serve(orders):
    # A queue beside the database, where the engine does not keep it inside.
    server = None if PY2 else RedisServer()
    system = None
    try:
        PROCESSES.setUp()
        url = server.url if server is not None else None
        system = systems.cluster(workers=1, queue_url=url)
        say(url=system.start().web.url)
        while True:
            line = orders.readline()
            if not line:
                break
            say(answer=obey(system, *line.split()))
    except Exception:
        logs = obey(system, "logs") if system is not None else ""
        say(error=traceback.format_exc() + logs)
        raise
    finally:
        if system is not None:
            system.close()
        PROCESSES.tearDown()
        if server is not None:
            server.close()


if __name__ == "__main__":
    # Who started it sees to its end; a Ctrl-C is meant for the tests.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    serve(sys.stdin)
