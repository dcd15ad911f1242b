"""Facts: what is so of a Backend at rest until it, its state, or the time is another.

At rest is one that waits for its next run, or for nobody. Of one that runs, that is
asked for, tried again, or broken, more would have to be looked at: it is looked at anew
for each page.
"""

from collections import namedtuple
from collective.cron.content.backend import Backend
from collective.cron.overview import status
from collective.cron.queueing.worker import Worker
from collective.cron.settings import backend_schema
from collective.cron.settings import schedule_schema
from collective.cron.settings.after_tasks import named_by
from collective.cron.worksite.watched.versions import Versions
from Products.CMFPlone.CatalogTool import sortable_title
from six import string_types

import datetime
import pytz


# What they are where nothing else is in the way.
AT_REST = ("failing", "warning", "never-run", "scheduled", "inactive")
FOR_EVER = pytz.utc.localize(datetime.datetime.max - datetime.timedelta(days=2))
# Where a class has methods of its own for these, nobody knows what they look at.
METHODS = ("Title", "Subject", "getId")
ATTRIBUTES = ["id", "title", "subject", "run_as"]
ATTRIBUTES += schedule_schema.SETTINGS + backend_schema.SETTINGS
STORED = ("periodicity", "timezone")  # else a default, which may be another one
KNOWN = Versions()

# `order`: what it is sorted by; `guard`: what decides on permissions, beside what the
# folder and the class do, None if that is not known; `until`: the instant (aware UTC)
# from which it may be more.
Facts = namedtuple(
    "Facts",
    "uid title order tags code health last_at next_at plan course guard until",
)


def make(overview, order, now):
    """Return the Facts of a BackendOverview, None if it is not at rest."""
    backend, state = overview.backend, overview.state
    if state is None or _is_busy(state) or not _is_plain(type(backend.aq_base)):
        return None
    if not all(name in backend.aq_base.__dict__ for name in STORED):
        return None
    plan = status.current_plan(overview.manager, state)
    if bool(backend.activated) != plan.active or named_by(backend):
        return None
    code = overview.status.code
    if code not in AT_REST:
        # Something else may be in the way of it.
        well = Worker("well", None, now, True)
        code = status.judge(plan, state, True, True, [well], now).code
    if code not in AT_REST:
        return None
    return Facts(
        overview.uid,
        overview.title,
        order,
        overview.tags,
        code,
        overview.health,
        overview.last_at,
        state.next_at,
        plan,
        overview.course(),
        guard_of(backend.aq_base),
        state.next_at if plan.active else FOR_EVER,
    )


def order_of(backend):
    """Return what a Backend is sorted by: as Plone sorts titles."""
    # Without regard to case and accents, numbers by value.
    return sortable_title(backend)()


def guard_of(base):
    """Return what of an object itself decides who may do what with it, as text.

    None if that may be otherwise by itself: a property or a method of the class, or an
    object that is stored by itself.
    """
    found = sorted(pair for pair in base.__dict__.items() if _guards(pair[0]))
    computed = any(
        _guards(name) and hasattr(value, "__get__")
        for each in own_classes(type(base))
        for name, value in vars(each).items()
    )
    if computed or not all(_is_text(value) for _name, value in found):
        return None
    return repr(found)


def own_classes(cls):
    """Return the classes that an add-on has put around or before Backend."""
    return [each for each in cls.__mro__ if each not in Backend.__mro__]


def _guards(name):
    return name.startswith("__ac_") or name.endswith("_Permission")


def _is_text(value):
    """Tell whether a value is made of text, or yes and no, all through."""
    if isinstance(value, dict):
        return all(_is_text(one) for pair in value.items() for one in pair)
    if isinstance(value, (list, tuple)):
        return all(_is_text(one) for one in value)
    return value is None or isinstance(value, string_types + (bytes, bool, int))


def _is_busy(state):
    return bool(
        state.runs
        or state.extra
        or state.row
        or state.later
        or state.halted
        or state.hanging
        or state.backlog is not None
        or state.next_at is None
        and state.plan
        and state.plan[0]
    )


def _is_plain(cls):
    return not any(
        any(name in vars(each) for name in METHODS)
        or any(hasattr(vars(each).get(name), "__get__") for name in ATTRIBUTES)
        for each in own_classes(cls)
    )
