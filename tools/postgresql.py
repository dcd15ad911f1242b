"""Run a PostgreSQL with its data in a folder, until the input ends: postgresql.py FOLDER.

It is that of the wheel that the environment has, or that of the machine, and listens on
a socket file only. Prints where it is, as libpq has it, as soon as it answers.
"""
from collective.cron.tests.support.processes.postgres import Postgres

import os
import signal
import sys


def main(folder):
    # Ctrl-C is meant for the site; when that has ended, so does the input.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if not os.path.isdir(folder):
        os.makedirs(folder)
    server = Postgres(home=os.path.abspath(folder))
    try:
        print(server.dsn)
        sys.stdout.flush()
        sys.stdin.read()
    finally:
        server.stop()


main(*sys.argv[1:])
