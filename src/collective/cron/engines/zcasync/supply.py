"""What else is due in zc.async's queue, for a thread that has run a job of it."""

from collective.cron import clock
from collective.cron.engines.zcasync.jobqueue import find_queue
from collective.cron.engines.zcasync.jobqueue import is_ours
from collective.cron.engines.zcasync.jobqueue import release
from collective.cron.queueing.worker import process_name
from collective.cron.running.steps.supply import Nothing
from collective.cron.running.steps.thread_turns import turns
from collective.cron.text import failures
from collective.cron.worksite import entering
from collective.cron.worksite.retry import in_transaction
from collective.cron.worksite.signature import Signature

import random


TAKES = u"takes a job that is due, by %s"
AMONG = 32  # jobs that may as well come first


class Supply(Nothing):
    """Jobs that are taken out of the queue in the commit in which they are claimed.

    zc.async knows nothing of them any more: to it the thread is still at its first job,
    and takes the place of that one. So it needs none of the five commits that are its
    own for each.
    """

    def __init__(self, dispatcher):
        self._dispatcher = dispatcher
        self._may_take, self._has_more = False, False

    def next(self, place):
        """Return the args of a job of the site with this path to run now, or None.

        If there was one when somebody looked last; in a transaction of its own. If the
        process is killed before its run is claimed, the reconciler queues it again.
        """
        if self._has_more:
            self.look()
        if not (self._has_more and self._may_take):
            return None
        try:
            signature = Signature(TAKES % process_name())
            with entering.open_site(place) as site:
                if site is not None:
                    return in_transaction(lambda: self.take(place), signature=signature)
        except Exception:
            failures.log("what else is due is left to the dispatcher")

    def look(self):
        dispatcher = self._dispatcher
        # It claims none, or does not even poll, when it is to stop or cannot write.
        stops = not getattr(dispatcher, "claims", True) or "poll" in vars(dispatcher)
        self._may_take = not stops and turns.may_go_on()

    def take(self, place):
        self._has_more = False
        if not self._may_take:
            return None
        queue = find_queue()
        item = _find(queue)
        if item is None or not is_ours(item) or item.args[0] != place:
            return None
        release(queue, item)
        self._has_more = True
        return tuple(item.args)


def _find(queue):
    """Return one of the jobs that come first, or None.

    By chance, of those of one instant and priority: the dispatchers take the very first
    ones, and several workers that took the same would conflict.
    """
    keys, now = [], clock.now()
    for key in queue._held.keys():
        if key[0] > now or (keys and key[:2] != keys[0][:2]) or len(keys) == AMONG:
            break
        keys.append(key)
    if keys:
        return queue._held[random.choice(keys)]
    # What was due when it was put.
    count = min(len(queue._queue), AMONG)
    return queue._queue[random.randrange(count)] if count else None
