"""Candidates: tasks of which there may be something to tell, found by what was noted.

Of each state it is remembered whether it fails, runs, and when its next run is due.
"""

from collective.cron import clock
from collective.cron.memory.state import stored_states
from collective.cron.text import failures
from collective.cron.worksite.entering import site_path
from collective.cron.worksite.watched.kept import Kept
from collective.cron.worksite.watched.made import Made
from datetime import timedelta


SHORTEST = timedelta(minutes=1)  # late by less is not late


def find(site):
    """Return the UUIDs of those that are late, go on, or fail, a list; None for all.

    kept.hear() comes before.
    """
    states, now = stored_states(site), clock.now()
    if states is None:
        return []
    try:
        facts = kept.of(site, site_path(site)).read(states)
    except Exception:
        # Of those that can be read people are told all the same.
        failures.log("%s: a state cannot be read", site_path(site))
        return None
    return sorted(uid for uid, fact in facts.items() if _may_be_told(fact, now))


def _may_be_told(fact, now):
    due, tells = fact
    return tells or (due is not None and now - due > SHORTEST)


def _describe(state):
    active = bool(state.plan and state.plan[0])
    tells = bool(state.runs) or state.failing is not None
    return state.next_at if active else None, tells


kept = Kept("alerts", lambda: Made(_describe, lambda state: (state._p_oid,)))
