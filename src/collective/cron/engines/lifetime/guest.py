"""Guest: a process that has a run in hand, and takes nothing from the queue.

It gives signs of life, as workers do, so that none of them takes its run for lost.
"""

from collective.cron.engines import environment
from collective.cron.engines import heartbeats
from collective.cron.engines.signs_of_life import signs_of_life
from collective.cron.engines.ticker import Ticker
from collective.cron.memory import own_connection
from collective.cron.queueing import worker
from collective.cron.worksite.signature import Signature
from contextlib import contextmanager


@contextmanager
def staying():
    """Give the id by which runs of this process are known inside the block."""
    own, every = worker.process_id(), environment.ping_seconds()

    def beat():
        _change(heartbeats.beat, own, True)
        signs_of_life.give(every)

    beat()
    ticker = Ticker(beat, every).start()
    try:
        yield own
    finally:
        ticker.stop()
        _change(heartbeats.end, own)


def _change(function, *args):
    signature = Signature(u"sign of life of %s" % worker.process_name())
    own_connection.change_root(function, *args, signature=signature)
