"""A process that looks to itself like its twin in another container of one image.

    python -m collective.cron.tests.support.processes.twin NAME CONFIGURATION

Host name and process id are those of its twin, and so is its folder; lock files are its
own, as on a file system of its own. Runs cron-worker, or a web server on Plone 5.2.
"""

from six import PY2

import os
import socket
import sys
import zc.lockfile


def become_twin(name):
    socket.gethostname = lambda: "twin"
    own, kill = os.getpid(), os.kill
    os.getpid = lambda: 1
    # In a container, too, that is the process itself.
    os.kill = lambda pid, number: kill(own if pid == 1 else pid, number)
    original = zc.lockfile.SimpleLockFile.__init__

    def __init__(self, path):
        original(self, "%s-%s" % (path, name))

    zc.lockfile.SimpleLockFile.__init__ = __init__


def main(name, configuration):
    become_twin(name)
    if PY2:
        from Zope2.Startup.serve import main as serve

        return serve(["runwsgi", "-q", configuration])
    from importlib import import_module

    import_module("collective.cron.engines.hueyqueue.worker").main([configuration])


if __name__ == "__main__":
    main(*sys.argv[1:])
