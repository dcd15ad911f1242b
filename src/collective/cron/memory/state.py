"""The scheduling state of each Backend of a site: what is queued, what runs, what was.

The states of a site are kept together, by UUID of the Backend, in one annotation of
the site. So they are found without the catalog, survive renaming and moving, are not
copied with a Backend, and editing a Backend and running it never write the same object.
Only queueing and running change a state.
"""

from Acquisition import aq_base
from BTrees.OOBTree import OOBTree
from collective.cron.worksite import oids
from persistent import Persistent
from zope.annotation.interfaces import IAnnotations
from zope.component import queryAdapter


KEY = "collective.cron"
PREFIX = KEY.split(".")  # of the keys of all our annotations
# What stays when the add-on is uninstalled: see audit/record.py.
KEPT = ("collective.cron.record", "collective.cron.record_of_runs")


class SchedulingState(Persistent):
    """What the cron system knows of one Backend; plain values only."""

    __module__ = "collective.cron.state"  # as databases have it

    # The object it is the state of, by oid; None as former versions left it. A Backend
    # of the same UUID that is another object is a copy, and has no part in it.
    oid = None
    # When what the plan says of active and user was chosen: see content/chosen.py.
    chosen_at = None
    # That it was active where it comes from, and is not here, or None: a dict with at
    # and user, whom it ran as there.
    came = None
    # What tells that an undo took this back: see memory/tally.py; None as former
    # versions left it.
    tally = None
    # Its settings as they were noted last, to tell what changes: a mapping that
    # audit/noting.py writes, None as former versions left it.
    noted = None
    # Where the Backend was when this was last written: a path from the site on, to look
    # there first. Former versions noted the whole path.
    path = None
    # The settings that the queued job was made from: queueing/plan.py, as a tuple.
    plan = None
    # +1 with every other plan; a job of another generation does nothing.
    generation = 0
    # The occurrence that is to run next (aware UTC), and the engine's id of its job.
    next_at = None
    pending = None
    # What next_at was worked out from: a Derived (queueing/following.py) as a tuple,
    # None if somebody chose it, () as versions left it that did not note it.
    derived = ()
    # How many runs of the schedule there were since a limit of their number was set.
    counted = 0
    # The last scheduled occurrence that was consumed, run or skipped (aware UTC), and
    # the first of those that were, without one left out, up to it.
    last_for = None
    unbroken_from = None
    # What was consumed and may come again, as the clock was ahead or the zone had other
    # rules: pairs of the first and the last instant (aware UTC) of such rows.
    ran_ahead = ()
    # Where the clock was when it was last set back, of what comes all the time; None.
    back_from = None
    # When next_at was last found to hold no longer, or None: a dict with at, why (a
    # constant of queueing/following.py) and before, the instant until then.
    requeued = None
    # One run besides the schedule, asked for or waiting, or None: a dict with
    # occurrence, trigger, by, attempt, and job_id (None until it is queued).
    extra = None
    # Those behind it, the next one first: a tuple of such dicts, without jobs. See
    # queueing/besides/row.py.
    row = ()
    # Those for an instant to come, the earliest first: a tuple of such dicts, each with
    # `at`, the instant at which it starts (aware UTC). See queueing/besides/later.py.
    later = ()
    # Those that were asked for with settings or for a time, maybe thousands: in trees,
    # None before the first. See queueing/besides/backlog.py.
    backlog = None
    # What runs now: a tuple of persistent mappings, see running/runs.py. Each is an
    # object of its own: a task that ends writes only there, so whatever happened to the
    # state while it worked, that is no conflict for which it would have to work again.
    runs = ()
    # Which of them were asked to stop by their time limit: pairs of token and instant.
    over_time = ()
    # Runs that were given up and whose thread had not ended, the newest last: a tuple
    # of dicts as of a run, with token, started, worker, process and host.
    hanging = ()
    # The newest result in short, so that a list wakes no result: a dict with id,
    # status, reason, occurrence, start, end, trigger; None before the first.
    last = None
    # How often it has failed in a row: see alerts/streak.py; None while it is well.
    failing = None
    # That it was made inactive because it failed so often, or None: a dict with at,
    # count and since; see alerts/halting.py.
    halted = None
    # The run that was filed last: its token and the id of its result, or None.
    filed = None
    # When the last pause began of which a result tells (aware UTC); one tells of it.
    pause_told = None
    # The end of the pause that next_at was chosen after (aware UTC), or None.
    held_until = None
    # How the last 20 went, newest last: a letter each, see result_writer.note().
    recent = ""
    # The letter of the newest that was not skipped nor cancelled; such may be older.
    went = ""

    def is_of(self, backend):
        """Tell whether it is the state of this very object."""
        return self.oid is None or oids.is_of(self.oid, backend)

    def begin_anew(self, active):
        """Let it begin a new row of failures if it runs again after it was halted."""
        if active and self.halted is not None:
            self.halted = self.failing = None

    def find_run(self, token):
        """Return the run with this token, or None."""
        for run in self.runs:
            if run["token"] == token:
                return run
        return None

    def add_run(self, run):
        """Note that `run` has started."""
        self.runs += (run,)

    def forget_hanging(self, token):
        """Note that a thread that hung has ended; return whether it was noted."""
        before = self.hanging
        left = tuple(run for run in before if run["token"] != token)
        if left != before:
            self.hanging = left
        return left != before

    def end_run(self, token):
        """Note that the run with this token has ended."""
        self.runs = tuple(run for run in self.runs if run["token"] != token)
        if self.over_time:
            self.over_time = tuple(one for one in self.over_time if one[0] != token)


def read_annotation(site, key):
    """Return what a site has under this key of its annotations, or None; no write."""
    # Each run asks ten times, and an adapter would read this attribute, too. Without it
    # one is asked, but not as IAnnotations(site), which looks for a __conform__ through
    # the site's schemas.
    kept = getattr(aq_base(site), "__annotations__", None)
    if kept is None:
        kept = queryAdapter(site, IAnnotations)
    return None if kept is None else kept.get(key)


def stored_states(site):
    """Return the mapping of UUID to state of a site, or None where there is no room."""
    return read_annotation(site, KEY)


def all_states(site):
    """Return the mapping of UUID to state of a site, empty where nothing is stored."""
    states = stored_states(site)
    return {} if states is None else states


def get_state(site, uid):
    """Return the state of the Backend with this UUID, or None; never writes."""
    return all_states(site).get(uid)


def has_run(site, uid, token):
    """Tell whether the run with this token has begun and not been closed."""
    current = get_state(site, uid)
    run = current.find_run(token) if current is not None else None
    return run is not None and "outcome" not in run


def is_installed(site):
    """Tell whether states can be stored: the profile makes room for them."""
    return stored_states(site) is not None


def install(site):
    """Make room for the states of a site; what is there stays."""
    if not is_installed(site):
        IAnnotations(site)[KEY] = OOBTree()


def make_state(site, uid):
    """Return the state of the Backend with this UUID, made if there is none."""
    states = IAnnotations(site)[KEY]
    if uid not in states:
        states[uid] = SchedulingState()
    return states[uid]


def drop_state(site, uid):
    """Forget the Backend with this UUID; return the state it had, or None."""
    states = all_states(site)
    return states.pop(uid, None) if uid in states else None


def uninstall(site):
    """Forget all Backends of a site, and what is noted beside their states.

    But for the record of what people did.
    """
    annotations = IAnnotations(site, {})
    for key in [key for key in annotations if key.split(".")[:2] == PREFIX]:
        if key not in KEPT:
            del annotations[key]
