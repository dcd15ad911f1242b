"""What is put into a queue: plain text, no object and no path of the Backend."""

from collections import namedtuple
from collective.cron import clock


# Why a run happens. The words are stored in results and shown to people.
SCHEDULE = "schedule"
MANUAL = "manual"
LATE = "late"
RESTART = "restart"
RETRY = "retry"
AFTER = "after"
TRIGGERS = (SCHEDULE, MANUAL, LATE, RESTART, RETRY, AFTER)

# What is noted of a run besides the schedule; `settings` only if it has any of its own,
# `retried` (how many times it was tried again) only if it was, `chain` (the UUIDs of
# the tasks after which it runs, the first one first) only if it runs after others.
EXTRA = ("occurrence", "trigger", "by", "attempt", "settings", "retried", "chain")

# Where a job is, as an engine tells it.
QUEUED = "queued"
RUNNING = "running"
DONE = "done"


def extra_run(values):
    """Return of the values of a run, a dict, what is noted before it begins."""
    return dict((name, values[name]) for name in EXTRA if values.get(name) is not None)


class Job(namedtuple("Job", "site uid generation occurrence trigger")):
    """One occurrence of one Backend.

    `site`: physical path of the site, such as "/Plone".
    `uid`: UUID of the Backend; it survives renaming and moving.
    `generation`: the plan of the Backend the job was made for; a job of another
    generation does nothing.
    `occurrence`: aware UTC datetime this job is for.
    `trigger`: one of TRIGGERS.
    """

    __slots__ = ()

    def to_args(self):
        """Return the job as a tuple of native strings and one int."""
        return (
            str(self.site),
            str(self.uid),
            int(self.generation),
            clock.to_iso(self.occurrence),
            str(self.trigger),
        )

    @classmethod
    def from_args(cls, args):
        """Return the Job that `args` describe; ValueError for anything else."""
        if len(args) != 5 or args[4] not in TRIGGERS:
            raise ValueError("not a job of collective.cron: %.60r" % (args,))
        site, uid, generation, occurrence, trigger = args
        return cls(
            str(site), str(uid), int(generation), clock.from_iso(occurrence), trigger
        )


class QueuedJob(namedtuple("QueuedJob", "id job begin_after status")):
    """A job inside an engine.

    `id`: the engine's own id, native string.
    `begin_after`: aware UTC datetime before which it does not start.
    `status`: QUEUED, RUNNING (a worker has it) or DONE (it will not start again).
    """

    __slots__ = ()

    @property
    def live(self):
        """Whether the job will still start, or has just been started."""
        return self.status != DONE
