"""Ports of the loopback interface, each for one process of tests as long as it lives.

None of those that a system gives to whoever asks for any: the client of another process
may have such a one by the time that the server starts, and it does not.
"""

from contextlib import closing

import atexit
import random
import socket


HOST = "127.0.0.1"
# Below what Linux (32768) and others give to clients; above most well-known ones.
PORTS = range(20000, 32000)
_reserved = []  # sockets
atexit.register(lambda: [one.close() for one in _reserved])


def free_port():
    """Return a port that nobody uses now, and nobody else gets from here."""
    for port in random.sample(PORTS, len(PORTS)):
        # That of UDP is ours: other processes of tests see that it is taken.
        mark = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            mark.bind((HOST, port))
            with closing(socket.socket()) as probe:
                probe.bind((HOST, port))
        except socket.error:
            mark.close()
            continue
        _reserved.append(mark)
        return port
    raise AssertionError("no port is free from %d to %d" % (PORTS[0], PORTS[-1]))
