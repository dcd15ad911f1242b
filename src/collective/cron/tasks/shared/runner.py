"""ContentRunner: goes through the content that a task is about, in bounded memory."""

from collective.cron import _
from collective.cron.jobrunner import JobRunner
from collective.cron.running.left_behind import lookups
from collective.cron.tasks.shared import content


CHUNK = 100  # objects: after so many they may leave the memory


class ContentRunner(JobRunner):
    """The base class of runners for an IContentTask."""

    has_dry_run = True

    def find(self, *queries):
        """Return the paths of what it is about, sorted; warn of places that are gone.

        `queries`: dicts of what else is asked of the catalog, one or the other.
        """
        paths, gone = content.find(self.backend, *queries)
        for uid in gone:
            self.warn(_(u"A chosen place is gone: ${uid}", mapping={"uid": uid}))
        return paths

    def each(self, paths, work, name=u""):
        """Call work(content) for what is at each path, in chunks that are committed.

        After each of them the database takes out of the memory what was not used last.
        """

        def work_on(path):
            found = content.at(path)
            return None if found is None else work(found)

        self.in_chunks(paths, work_on, size=CHUNK, name=name)

    def look_through(self, paths):
        """Yield the content of each path, to be read only, in the same way."""
        for number, path in enumerate(paths, 1):
            found = content.at(path)
            if found is not None:
                yield found
            if number % CHUNK == 0:
                self._breathe(number, len(paths))

    def look_up(self, paths):
        """Yield a brain for each path that the user may see, in the same way."""
        for start in range(0, len(paths), CHUNK):
            chunk = paths[start : start + CHUNK]
            for brain in content.seen(chunk):
                yield brain
            self._breathe(start + len(chunk), len(paths))

    def _breathe(self, number, total):
        self.check_cancelled()
        self.progress(number, total)
        self.backend._p_jar.cacheGC()
        lookups.let_go()
