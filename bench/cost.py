"""What a block asks of database and queue: counts, which no busy machine changes."""

from bench.common import transactions_after
from bench.engine import engine


class Cost(object):
    """Counts in blocks what is stored, loaded, and asked of the queue.

    Of all blocks together: `commits`; `loads` and `stores`, of objects; `bytes`; and
    `queries`, to the queue, where it is no part of the database. `cold`: whether all
    caches of the database are emptied before each.
    """

    def __init__(self, database, cold=False):
        self._database, self._cold = database, cold
        self._storage = database.storage
        self.commits = self.loads = self.stores = self.bytes = self.queries = 0

    def __enter__(self):
        if self._cold:
            self._database.cacheMinimize()
        self._transferred()
        self._said = []
        self._before = self._storage.lastTransaction(), self._storage.getSize()
        engine.listen(self._said.append)
        return self

    def __exit__(self, *_error):
        engine.listen(None)
        loads, stores = self._transferred()
        tid, size = self._before
        self.queries += len(self._said)
        self.loads += loads
        self.stores += stores
        self.commits += transactions_after(self._storage, tid)
        self.bytes += self._storage.getSize() - size

    def _transferred(self):
        """Return what all connections loaded and stored since the last call."""
        counts = [(0, 0)]
        self._database._connectionMap(
            lambda one: counts.append(one.getTransferCounts(True))
        )
        return [sum(each) for each in zip(*counts)]
