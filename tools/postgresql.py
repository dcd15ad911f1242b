"""Run a PostgreSQL with its data in a folder: postgresql.py FOLDER.

It ends when the process that started it does, whatever that has become meanwhile. It is
that of the wheel that the environment has, or that of the machine, and listens on a
socket file only. Prints where it is, as libpq has it, as soon as it answers.
"""
from collective.cron.tests.support.processes.postgres import Postgres

import os
import signal
import sys
import time


LOOK = 0.3  # seconds between two looks at who started it


def main(folder):
    owner = os.getppid()
    # Ctrl-C is meant for the site.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if not os.path.isdir(folder):
        os.makedirs(folder)
    server = Postgres(home=os.path.abspath(folder))
    try:
        print(server.dsn)
        sys.stdout.flush()
        while os.getppid() == owner:
            time.sleep(LOOK)
    finally:
        server.stop()


main(*sys.argv[1:])
