"""Following: which occurrence is next, what that was worked out from, whether it holds.

A stored instant is worth something only as long as what it was derived from holds: the
settings (then its generation is over), the rules of zones, and the clock. Somebody's
own choice is derived from nothing, and is left alone.
"""

from collections import namedtuple
from collective.cron import clock
from collective.cron import logger
from collective.cron.errors import CronError
from collective.cron.memory import pause
from collective.cron.schedule import occurrence
from collective.cron.schedule.rules import rules
from datetime import timedelta


# Clocks of machines differ a little. One that goes back by more than that was set.
SKEW = timedelta(seconds=60)
SOON, PATIENCE = timedelta(minutes=2), timedelta(minutes=5)
ROWS = 10  # of runs ahead of their time that are remembered, the newest
LEGACY = ()  # what versions before this one left: derived, nobody knows from what
TICK = timedelta.resolution
# Why an instant is worked out anew.
CLOCK, RULES = "clock", "rules"


class Derived(namedtuple("Derived", "after rules offset")):
    """What the next occurrence was worked out from; stored as a plain tuple.

    `after`: the instant that it follows (aware UTC); `rules`: see schedule/rules.py;
    `offset`: how far the zone was from UTC at that instant by those rules, seconds.
    """

    __slots__ = ()

    @classmethod
    def now(cls, plan, after):
        """Return it for the rules as they are; without a zone the offset is 0."""
        return cls(after, rules(), _offset(plan, after) or 0)


def note_limits(state, plan):
    """Count anew if a number of runs is set where there was none."""
    most = None if state.plan is None else type(plan)(*state.plan).most_runs
    if most is None and state.counted:
        state.counted = 0


def count(state, plan):
    """Count a run of the schedule, if there is a limit; return whether it is over."""
    if plan.most_runs is None:
        return False
    state.counted += 1
    return is_used_up(state, plan)


def is_used_up(state, plan):
    """Tell whether a plan has had all its runs."""
    return plan.most_runs is not None and state.counted >= plan.most_runs


def next_after(state, plan, after):
    """Return the next occurrence of the plan after an instant, or None.

    Without those that ran before their time: the clock was ahead, or other rules held.
    """
    if is_used_up(state, plan):
        return None
    found = plan.next_after(after)
    while found is not None:
        ahead = [last for first, last in state.ran_ahead if first <= found <= last]
        if not ahead:
            break
        found = plan.next_after(ahead[0])
    return found


def consumed_until(manager):
    """Return the instant after which the next occurrence lies (aware UTC)."""
    paused, until = pause.current(manager.site), _last_or_now(manager)
    if paused is not None and paused.until is not None:
        return max(paused.starts_after(), until)
    return until


def note_consumed(state, plan, instant):
    """Note that an occurrence is consumed, and with which it makes an unbroken row."""
    last = state.last_for
    if last is None or not _follows(state, plan, instant):
        if last is not None:
            # If the clock has just been set ahead, that one is still to come.
            _add_row(state, state.unbroken_from or last, last)
        state.unbroken_from = instant
    state.last_for = instant


def _follows(state, plan, instant):
    """Tell whether no occurrence lies between the last consumed and this instant."""
    if state.derived:
        return state.derived[0] == state.last_for
    # Somebody chose it.
    upcoming = plan.next_after(state.last_for)
    return state.last_for < instant and (upcoming is None or upcoming > instant)


def why_stale(state):
    """Return why the instant that is queued is to be worked out anew, or None.

    CLOCK or RULES. Looks at the state alone: a tick asks this for every Backend.
    """
    if not state.plan or not state.plan[0]:
        return None  # nothing is queued for what is inactive
    now = clock.now()
    if state.next_at is not None and state.derived is None:
        return None  # somebody chose it
    if state.last_for is not None and state.last_for > now + SKEW:
        return CLOCK
    if state.next_at is None:
        return _why_stale_end(state, now)
    if _was_behind(state, now) and state.next_at < state.back_from:
        return CLOCK
    if state.derived == LEGACY:
        return RULES
    if state.derived[0] > now + SKEW and not _waits_for_a_pause(state):
        return CLOCK
    return RULES if state.derived[1] < rules() else None


def has_ended(state):
    """Tell whether nothing is queued since nothing comes any more, as far as is known.

    By what the state notes: the limits of the plan, and that this was worked out.
    """
    return bool(
        state.plan
        and state.plan[0]
        and any(state.plan[5:6])
        and state.derived
        and state.next_at is None
    )


def _why_stale_end(state, now):
    if not has_ended(state):
        return None
    if state.derived[0] > now + SKEW and not _waits_for_a_pause(state):
        return CLOCK
    return RULES if state.derived[1] < rules() else None


def base(manager, why):
    """Return the instant after which the next occurrence lies, to work it out anew.

    What is due and was not run is found again; what was consumed is not, also if the
    rules now give another instant for the same time of the clock: that is noted.
    """
    state, now = manager.state, clock.now()
    if why == CLOCK:
        return consumed_until(manager)
    if state.derived == LEGACY:
        return min(now, state.next_at - TICK)
    after, _rules, before = state.derived
    offset = _offset(manager.plan, after)
    if offset is None or _is_real_time(manager.plan):
        return after
    if before > offset:
        _add_row(state, after, after + timedelta(seconds=before - offset))
    return after


def _was_behind(state, now):
    """Tell whether the clock, set back at last, is again where it was before that.

    What comes all the time was worked out anew then, and nothing before this is late.
    """
    return state.back_from is not None and now >= state.back_from


def _add_row(state, first, last):
    """Remember that what lies in a row, both ends included, is not run once more."""
    state.ran_ahead = (state.ran_ahead + ((first, last),))[-ROWS:]


def _last_or_now(manager):
    state, now = manager.state, clock.now()
    last = state.last_for
    if _was_behind(state, now):
        state.back_from = None
    if last is None or last < now:
        return now
    if last <= now + SKEW:
        return last
    logger.warning(
        "%s: the clock was set back from %s; the schedule goes on from now",
        manager.describe(),
        clock.to_iso(last),
    )
    _remember_ahead(state, manager.plan, now)
    state.last_for = state.unbroken_from = None
    return now


def _remember_ahead(state, plan, now):
    """Note what was consumed and is still to come: it is not run once more then.

    For what comes all the time that would mean silence, if it begins now and is longer
    than a few minutes. Debian's cron(8) lets such tasks follow the new time at once.
    """
    first, last = state.unbroken_from or state.last_for, state.last_for
    silent = first <= now + SOON and last > now + PATIENCE
    state.back_from = last if _comes_all_the_time(plan, now) else None
    if silent and state.back_from:
        last = now
    # Also what has been: the clock may be set back once more.
    if first <= last:
        _add_row(state, first, last)


def _comes_all_the_time(plan, now):
    """Tell whether it follows real time, and comes as often as patience ends."""
    if not _is_real_time(plan):
        return False
    found = plan.next_after(now)
    again = found and plan.next_after(found)
    return again is not None and again <= now + 2 * PATIENCE


def _waits_for_a_pause(state):
    """Tell whether it follows the end of a pause, which may well be in the future."""
    return state.held_until is not None


def _offset(plan, instant):
    """Return how far the zone of a plan is from UTC then, in seconds; None if gone."""
    try:
        zone = occurrence.get_zone(plan.timezone)
        return int(instant.astimezone(zone).utcoffset().total_seconds())
    except CronError:
        return None


def _is_real_time(plan):
    try:
        return plan.course().parsed.real_time
    except CronError:
        return True  # unreadable, so that nothing is next anyway
