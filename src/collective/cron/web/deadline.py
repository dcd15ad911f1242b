"""Deadline: cuts a connection off when its time is over, whatever it is busy with."""

from collective.cron.bbb import monotonic

import socket
import threading


class Deadline(object):
    """`seconds`: from now on. Whoever watches a connection stops it in the end.

    A limit for each read would not do: a server may send a byte every few seconds.
    """

    def __init__(self, seconds):
        self.seconds = seconds
        self._end = monotonic() + seconds
        self._timer = self._held = None
        self._was_cut = False

    @property
    def left(self):
        """Seconds that are left, at least a very short time."""
        return max(self._end - monotonic(), 0.001)

    @property
    def is_over(self):
        return self._was_cut or monotonic() >= self._end

    def watch(self, connection):
        """Cut this socket off at the end; the former one is let go."""
        self.stop()
        # Another handle of the same connection: TLS takes the first one away.
        self._held = socket.fromfd(
            connection.fileno(), connection.family, connection.type
        )
        self._timer = threading.Timer(self.left, self._cut, [self._held])
        self._timer.daemon = True
        self._timer.start()

    def stop(self):
        """Watch nothing any more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()
            self._held.close()
            self._timer = self._held = None

    def _cut(self, connection):
        self._was_cut = True
        try:
            connection.shutdown(socket.SHUT_RDWR)
        except socket.error:
            pass  # the other side was quicker
