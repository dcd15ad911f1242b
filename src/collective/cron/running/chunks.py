"""Work in chunks: each is committed, and never done twice in the database.

What makes that true: the bookmark is stored in the commit of the chunk, and so is the
check that the run is still ours. A chunk that conflicts with another writer is taken
back and done again, in halves. The first one is not, as the transaction may hold what
the task wrote before: that is for the runner, which calls the task again. A commit may
fail after the database has stored all of it: so that is asked first.
"""

from AccessControl import getSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from collective.cron.errors import CronError
from collective.cron.errors import DryRun
from collective.cron.errors import is_of_database
from collective.cron.errors import is_transient
from collective.cron.memory import bookmarks
from collective.cron.memory import own_connection
from collective.cron.memory import state
from collective.cron.running import fence
from collective.cron.running import late_trouble
from collective.cron.running import returned
from collective.cron.running.care import right_of_way
from collective.cron.running.left_behind import lookups
from collective.cron.worksite import error_lines
from collective.cron.worksite import forks
from collective.cron.worksite import retry
from collective.cron.worksite import transactions
from itertools import islice
from six import integer_types
from six import string_types

import sys
import transaction


ATTEMPTS = 8  # of one item, after its chunk was halved down to it
ASKED = 90  # times, whether a chunk was stored
CHUNK_STORED = late_trouble.STORED_BUT % u"the commit of a chunk failed"
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


def work_on(work, item):
    """Call work(item); raise CronError if it only gave something that would do it."""
    returned.refuse_undone(work(item), u"the work on an item gave")


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
        kept = None
        if not current.has_own_settings:
            kept = bookmarks.read(current.site, current.uid, current.token)
        self.is_kept = kept is not None
        # A second run at the same time has no bookmark, nor one with other settings.
        known = kept or {}
        known.update(current.positions)
        current.positions = known
        self._own_run()

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
                        work_on(self.work, item)
                return (self._pass if self.current.is_dry else self._commit)(chunk)
            except Exception:
                if not is_transient():
                    raise
                mine = not self.current.ended_its_transaction
                if mine and self._is_stored():
                    self.current.warnings.add(CHUNK_STORED)
                    return self._go_on(chunk)
                if not (repeat and mine and attempt < ATTEMPTS):
                    raise
                self._enter()
                self.current.publication.fail(sys.exc_info(), retry=True)
            retry.pause(attempt)
            self.current.conflicts += 1
            right_of_way.ask(self.current)
            self._begin(self.current.take_back)
            if len(chunk) > 1:
                half = len(chunk) // 2
                self.do(chunk[:half], True)
                return self.do(chunk[half:], True)

    def _pass(self, chunk):
        """Go on behind a chunk of a dry run; what it wrote is taken back."""
        self._enter()
        self.current.publication.fail((DryRun, DryRun(), None), retry=False)
        self.current.positions[self.name] = chunk[-1][0]
        self._begin(self.current.go_on)

    def _commit(self, chunk):
        current = self.current
        self._enter()
        current.publication.before_commit()
        run = self._own_run()
        positions = dict(current.positions)
        positions[self.name] = chunk[-1][0]
        if run is not None:
            # Whoever gives up the run writes there too: then this commit fails.
            run.update(positions=positions, items=current.items + len(chunk))
            if self.is_kept:
                bookmarks.write(current.site, current.uid, current.token, positions)
        right_of_way.give_way(current)
        forks.guard_commit()
        try:
            with error_lines.listening() as heard:
                transaction.commit()
        except BaseException:
            if is_transient():
                raise
            # It may be stored all the same, and what is said of it is to be true.
            transactions.take_back()
            current.take_back()
            self._own_run()
            raise
        current.has_removed = run is None
        for line in heard.get():
            current.warnings.add(late_trouble.STORED_BUT % line)
        self._go_on(chunk)

    def _go_on(self, chunk):
        """Begin the transaction after a chunk that is stored."""
        current = self.current
        current.positions[self.name] = chunk[-1][0]
        current.items += len(chunk)
        current.conflicts = 0
        right_of_way.give_back(current)
        current.publication.succeed()
        self._begin(current.go_on)

    def _begin(self, begin_transaction):
        # What Plone remembers in a request is true for one transaction only.
        publication = self.current.publication
        publication.renew()
        begin_transaction()
        self._enter()
        lookups.let_go()
        publication.begin()

    def _is_stored(self):
        """Tell whether a chunk was stored although its commit failed.

        A database that cannot be asked is asked again, for three minutes.
        """
        return retry.again(self._has_more_stored, ASKED, is_of_database)

    def _has_more_stored(self):
        current = self.current
        with own_connection.alone(current.site) as (site, _manager):
            noted = state.get_state(site, current.uid)
            run = noted.find_run(current.token) if noted is not None else None
            return run is not None and run.get("items", 0) > current.items

    def _own_run(self):
        """Return the run, see fence.py; what is stored of it is what counts."""
        current = self.current
        run = fence.look(current)
        if run is not None and run.get("items", 0) > current.items:
            current.positions.update(run["positions"])
            current.items = run["items"]
            current.warnings.add(CHUNK_STORED)
            current.keep()
        return run

    def _enter(self):
        # Whatever an item did, the next one finds its site and user.
        self.current.publication.enter()
        setSecurityManager(self.security)
