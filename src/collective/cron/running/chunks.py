"""Work in chunks: each is committed, and never done twice in the database.

What makes that true: the bookmark is stored in the commit of the chunk, and so is the
check that the run is still ours. A chunk that conflicts with another writer is taken
back and done again, in halves. The first one is not, as the transaction may hold what
the task wrote before: that is for the runner, which calls the task again.
"""

from AccessControl import getSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from collective.cron.errors import CronError
from collective.cron.errors import RunLost
from collective.cron.memory import bookmarks
from collective.cron.memory import state
from collective.cron.worksite import forks
from collective.cron.worksite import retry
from itertools import islice
from six import integer_types
from six import string_types
from transaction.interfaces import TransientError
from zope.component.hooks import setSite

import transaction


ATTEMPTS = 5  # of one item, after its chunk was halved down to it
KEYS = string_types + integer_types + (tuple,)


def with_keys(items, key):
    """Yield (key, item); raise CronError unless the keys grow."""
    before = None
    for item in items:
        found = item if key is None else key(item)
        if not isinstance(found, KEYS):
            accepted = "text, a whole number, or a tuple of such; see in_chunks()"
            raise CronError("not a key of an item", repr(found), accepted)
        if before is not None and not before < found:
            accepted = "sort the items by their keys, each of which comes once"
            raise CronError("not behind the item before", repr(found), accepted)
        before = found
        yield found, item


class Chunks(object):
    """The work of one call of JobRunner.in_chunks() inside a run."""

    def __init__(self, current, work, name):
        if name in current.names:
            accepted = "give each call of in_chunks() in one run a name of its own"
            raise CronError("work in chunks was begun twice", name, accepted)
        current.names.add(name)
        self.current = current
        self.work = work
        self.name = name
        self.security = getSecurityManager()
        kept = bookmarks.read(current.site, current.uid, current.token)
        self.is_kept = kept is not None
        # A second run at the same time has its positions in memory alone.
        known = kept or {}
        known.update(current.positions)
        current.positions = known

    @property
    def position(self):
        """The key of the last item that was done, or None."""
        return self.current.positions.get(self.name)

    def split(self, pairs, size):
        """Yield lists of (key, item) that are still to be done, and skip the others.

        A pair is the number of items until then, and such a list.
        """
        last, count = self.position, 0
        pairs = iter(pairs)
        while True:
            chunk = []
            for key, item in pairs:
                count += 1
                if last is None or key > last:
                    chunk.append((key, item))
                    break
            chunk.extend(islice(pairs, size - len(chunk)))
            if not chunk:
                return
            count += len(chunk) - 1
            yield count, chunk

    def do(self, chunk, repeat):
        """Do a list of (key, item) and commit.

        `repeat`: do it again if that conflicts, in halves: the smaller it is, the less
        others write meanwhile, and all but the half with the conflict gets through.
        """
        forks.end_unless(self.current.pid)  # the items may come from a generator
        for attempt in range(1, ATTEMPTS + 1):
            try:
                self._own_run()
                for _key, item in chunk:
                    with forks.kept_out():
                        self.work(item)
                return self._commit(chunk)
            except TransientError:
                mine = not self.current.ended_its_transaction
                if not (repeat and mine and attempt < ATTEMPTS):
                    raise
            transaction.abort()
            retry.pause(attempt)
            self._enter()
            self.current.take_back()
            if len(chunk) > 1:
                half = len(chunk) // 2
                self.do(chunk[:half], True)
                return self.do(chunk[half:], True)

    def _commit(self, chunk):
        current, site = self.current, self.current.site
        self._enter()
        run = self._own_run()
        # Whoever gives up the run writes there: then this commit fails.
        run._p_jar.readCurrent(run)
        positions = dict(current.positions)
        positions[self.name] = chunk[-1][0]
        if self.is_kept:
            bookmarks.write(site, current.uid, current.token, positions)
        forks.guard_commit()
        transaction.commit()
        current.positions = positions
        current.items += len(chunk)
        current.go_on()
        self._enter()

    def _own_run(self):
        current = self.current
        if not state.has_run(current.site, current.uid, current.token):
            raise RunLost()
        return state.get_state(current.site, current.uid).find_run(current.token)

    def _enter(self):
        # Whatever an item did, the next one finds its site and user.
        setSite(self.current.site)
        setSecurityManager(self.security)
