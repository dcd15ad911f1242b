"""Say in one line why an instance cannot start: preflight.py PORT DATA-FS.

A port already taken, or a database that another process holds, would otherwise end in a
traceback after half a minute.
"""
import fcntl
import os
import socket
import sys


def problem(port, database):
    """Return a sentence, or None when nothing stands in the way."""
    if not (port.isdigit() and 0 < int(port) < 65536):
        return "PORT={} is not a port -- a number from 1 to 65535".format(port)
    probe = socket.socket()
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        probe.bind(("127.0.0.1", int(port)))
    except OSError as error:
        return "port {} cannot be used ({}) -- choose another with PORT=".format(
            port, error.strerror
        )
    finally:
        probe.close()
    lock = database + ".lock"
    if os.path.exists(lock):
        with open(lock) as held:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return "another process has {} open -- stop it first".format(database)


sys.exit(problem(*sys.argv[1:3]) and "ERROR: " + problem(*sys.argv[1:3]))
