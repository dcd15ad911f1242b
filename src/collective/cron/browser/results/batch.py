"""ResultsBatch: some results in a row, and where those before and after it begin."""

from collective.cron.interfaces import FAILURES
from itertools import islice


SIZE = 25  # results
READ = 500  # at most, in search of one status


class ResultsBatch(object):
    """Of a ResultsFolder; costs the same wherever it is and however many there are.

    `results`: newest first; `older`, `newer`: the id where the next one starts in that
    direction, or None. `before`, `after`: ids of the visitor, or None. With a status,
    no more than 500 results are read, so there may be fewer, or none, and still older
    ones.
    """

    def __init__(self, folder, status=None, before=None, after=None):
        self.folder = folder
        self.status = status
        self.failed = None if status is None else status in FAILURES
        self._read(after, newer=True) if after else self._read(before)
        if after and not (self.newer and self.results):
            # The newest ones there are: as many of them as fit.
            self._read(None)

    def _read(self, start, newer=False):
        found, seen = [], []
        for result_id in islice(self._walk(start, newer), READ):
            if len(found) == SIZE:
                break
            seen.append(result_id)
            result = self.folder[result_id]
            if self.status is None or result.status == self.status:
                found.append(result)
        if newer:
            found.reverse()
            seen.reverse()
        self.results = found
        self.newer = seen[0] if seen and self._is_more(seen[0], newer=True) else None
        self.older = seen[-1] if seen and self._is_more(seen[-1]) else None

    def _walk(self, start, newer=False):
        return self.folder.walk(start, self.failed, newer)

    def _is_more(self, start, newer=False):
        return next(self._walk(start, newer), None) is not None
