"""JobRunner: what most tasks want besides doing their work. Using it is optional."""

from collective.cron import logger
from collective.cron.bbb import text_type
from collective.cron.errors import Cancelled
from collective.cron.interfaces import IJobRunner
from collective.cron.running import chunks
from collective.cron.running import current_run
from collective.cron.running.job_runners import mistakes
from collective.cron.running.job_runners import shadows
from collective.cron.text import redact
from collective.cron.text.report import Report
from zope.interface import implementer


NO_SUPER = u"__init__() must call super(%s, self).__init__(backend)"


@implementer(IJobRunner)
class JobRunner(object):
    """A base class for adapters from a Backend; a subclass has run().

    Outside of a run, as in a unit test of run(), everything works, but nothing is
    stored or committed, and nobody cancels.
    """

    # Whether run() looks at dry_run.
    has_dry_run = False
    # Whether run() looks at period.
    has_period = False

    def __init__(self, backend):
        self.backend = self.context = backend

    def __setattr__(self, name, value):
        if name in OWN:
            raise AttributeError(shadows.SAID % name)
        super(JobRunner, self).__setattr__(name, value)

    def run(self):
        """Do the work, see IJobRunner."""
        raise NotImplementedError("%s.run" % type(self).__name__)

    @classmethod
    def mistake_of_class(cls):
        """Return what is wrong with a subclass, text, or None."""
        if cls.run == JobRunner.run:
            return mistakes.NO_RUN
        return shadows.find(cls, JobRunner)

    def own_mistake(self):
        """Return what is wrong with it as it was made, text, or None."""
        return None if hasattr(self, "backend") else NO_SUPER % type(self).__name__

    def log(self, message):
        """Add a line to the log of the run, which is kept also if it fails.

        While it runs, the newest lines are shown with its progress.
        """
        run = current_run.get()
        if run is not None:
            run.say(message)
        else:
            logger.info("%s", message)

    def warn(self, message):
        """Note a warning: the result is WARN, also if run() returns nothing.

        One that says nothing is left out.
        """
        if redact.is_blank(message):
            return
        run = current_run.get()
        if run is not None:
            run.warnings.add(message)
        else:
            logger.warning("%s", message)

    def table(self, title, *columns):
        """Return a table that is shown with the result; `.add(*values)` adds a row.

        Asked for again with the same title and columns, it is the same table. A value
        may be a number, text, a date, or content: that becomes a link to it. At most
        20 tables of 30 columns and 10,000 rows; of more it is told how many there were.
        `.count`: how many were added.
        """
        run = current_run.get()
        return (Report() if run is None else run.report).table(title, columns)

    def attach(self, name, data, content_type="application/octet-stream"):
        """Keep a file with the result, to be downloaded; `data`: bytes, or text.

        At most 20 files, of 100 MB in all.
        """
        data = data.encode("utf-8") if isinstance(data, text_type) else data
        run = current_run.get()
        (Report() if run is None else run.report).attach(name, data, content_type)

    @property
    def dry_run(self):
        """Whether it is to show what it would do, and do nothing.

        What it writes in the database is taken back in such a run. All else, such as
        calls to other systems, is its own business, so it is asked for one only if
        `has_dry_run` says that it looks.
        """
        run = current_run.get()
        return run is not None and run.is_dry

    @property
    def period(self):
        """The past time that this run alone is about, or None: what it is ever about.

        A pair of aware datetimes in UTC. It is asked for only if `has_period` says that
        run() looks. What a runner remembers from run to run stays as it is then.
        """
        run = current_run.get()
        return None if run is None else run.period

    def progress(self, done, total=None, message=u""):
        """Show how far the task is; call it as often as you like.

        `done` and `total` are numbers of anything; `total` may be left out if it is
        not known. At most one call a second is stored, in a transaction of its own.
        """
        run = current_run.get()
        if run is not None:
            run.meter.show(done, total, message)

    @property
    def cancelled(self):
        """Whether somebody asked the task to stop; looks at most once a second.

        A task that then returns keeps what it did. See also check_cancelled().
        """
        run = current_run.get()
        if run is None:
            return False
        run.meter.show_lines()
        return run.watch.look()

    def check_cancelled(self):
        """Raise Cancelled if somebody asked the task to stop; let it go through.

        What was written since the last commit is taken back.
        """
        if self.cancelled:
            raise Cancelled()

    def in_chunks(self, items, work, size=100, key=None, name=u""):
        """Call work(item) for each item, and commit after each `size` of them.

        If the run ends early, by a failure, by Cancel or because its process was
        killed, the next run of the Backend goes on behind the last chunk that was
        committed. So the items come sorted: `key` gives for an item a text, a whole
        number or a tuple of such; each must be greater than the one before. Without
        `key`, the items are such keys themselves. Where one run calls this more than
        once, each call has a `name` of its own.

        After each chunk, progress is shown unless work() did that; before each,
        Cancelled is raised if somebody asked for it.
        """
        run = current_run.get()
        pairs = chunks.with_keys(items, key)
        if run is None:
            for _key, item in pairs:
                chunks.work_on(work, item)
            return
        total = len(items) if hasattr(items, "__len__") else None
        part = chunks.Chunks(run, work, name)
        if part.position is not None:
            self.log(u"It goes on behind %s." % (part.position,))
        is_first = True
        for count, chunk in part.split(pairs, size):
            self.check_cancelled()
            told = run.meter.count
            part.do(chunk, repeat=not is_first)
            is_first = False
            if run.meter.count == told:
                self.progress(count, total)


OWN = shadows.names_of(JobRunner)
