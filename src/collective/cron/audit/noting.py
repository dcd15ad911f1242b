"""To note what is done, where it is done: one line at each door.

What one transaction does with one task is one entry, however many events tell of it.
"""

from collective.cron import clock
from collective.cron.audit import deeds
from collective.cron.audit import record
from collective.cron.audit import snapshot
from collective.cron.audit import who
from collective.cron.content import chosen
from collective.cron.content import importing
from collective.cron.memory import state
from collective.cron.text import redact
from collective.cron.worksite import transactions
from persistent.mapping import PersistentMapping

import binascii
import os


MOST_CHANGES = 60  # of an entry
LONGEST_NAME = 60  # characters of the name of a setting
OF_ENTRY = (u"title", u"path")  # which an entry has besides its changes
# Told of a task that is new: all else is as it is for all.
FIRST = (u"activated", u"periodicity", u"timezone", u"run_as")


class _Noted(object):
    """The key of what a transaction has noted: {(uid, deed or None): (lane, key)}."""


NOTED = _Noted()


def note(manager, deed, changes=(), by=None):
    """Note a deed with the task of a manager; `changes`: see record.Entry."""
    note_for(manager.site, deed, changes, task_of(manager), by)


def task_of(manager):
    """Return UUID, title and path of a task; a title that it has not as was noted."""
    found, title = manager.state, getattr(manager.backend, "title", None)
    if title is None:
        title = _noted_title(found)
    path = found.path if found is not None else None
    if path is None:
        skipped = len(manager.site.getPhysicalPath())
        path = "/".join(manager.backend.getPhysicalPath()[skipped:])
    return manager.uid, title, path


def note_run(manager, given):
    """Note that a run was asked for; `given`: {name: value}, its settings and time."""
    hidden = snapshot.hidden_names(manager.backend) if given else ()
    changes = [
        (name, None, None) if name in hidden else (name, u"", given[name])
        for name in sorted(given)
    ]
    note(manager, deeds.RUN, changes)


def note_gone(site, uid, known):
    """Note that a task is not there any more; `known`: the state that it had."""
    task = uid, _noted_title(known), known.path or u""
    note_for(site, deeds.GONE, (), task, who.nobody())


def note_for(site, deed, changes=(), task=(u"", u"", u""), by=None):
    """Note a deed; `task`: UUID, title and path, empty for all tasks of the site."""
    if not state.is_installed(site):
        return
    uid, title, path = [snapshot.as_text(one) for one in task]
    changes = tuple(_bounded(one) for one in changes)[:MOST_CHANGES]
    lane = record.RUNS if deed in deeds.OF_RUNS else record.CHANGES
    known = transactions.kept_under(NOTED, dict)
    # What is about the settings of one task is one entry.
    place = uid, deed if deed in deeds.OF_RUNS + deeds.OF_SITE else None
    before = _find(site, known, place)
    if before is None:
        acting = tuple(by or who.now())
        values = (clock.now(), deed, uid, title, path) + acting + (changes, 1)
        known[place] = lane, record.add(site, lane, record.Entry(*values))
    else:
        before = before._replace(title=title or before.title, path=path or before.path)
        record.put(site, lane, known[place][1], _together(before, deed, changes))


def follow(manager, by=None):
    """Note what is other than was noted last; `by`: a Who, or who acts now."""
    current = manager.state
    noted = current.noted
    if noted is None:
        # Of a task that former versions left, nobody knows what was before.
        place, known = (manager.uid, None), transactions.kept_under(NOTED, dict)
        is_new = chosen.is_new(manager.backend) or _find(manager.site, known, place)
        salt = binascii.hexlify(os.urandom(8)).decode("ascii")
        values = snapshot.of(manager.backend, current.path, salt)
        current.noted = PersistentMapping({"salt": salt, "values": values})
        if is_new:
            first = dict((name, values[name]) for name in FIRST if name in values)
            deed = deeds.CAME if importing.is_importing() else deeds.ADDED
            note(manager, deed, snapshot.differences({}, first), by)
        return
    values = snapshot.of(manager.backend, current.path, noted["salt"])
    changes = snapshot.differences(noted["values"], values)
    if values != noted["values"]:
        noted["values"] = values
    if changes:
        note(manager, deeds.named(changes), changes, by)


def notice(manager):
    """The same for what a worker finds: nobody told of it, or it would be noted."""
    follow(manager, who.nobody())


def is_noted(backend, known):
    """Tell whether a task is as was noted last in its state."""
    if known.noted is None:
        return False
    marks = snapshot.marks(backend, known.path, known.noted["salt"])
    noted = known.noted["values"]
    return marks == dict((name, one[1]) for name, one in noted.items())


def _noted_title(known):
    """Return the title that was noted last in a state, empty if none was."""
    values = {} if known is None or known.noted is None else known.noted["values"]
    return values.get(u"title", (u"",))[0]


def _find(site, known, place):
    lane, key = known.get(place, (None, None))
    return None if key is None else record.get(site, lane, key)


def _together(before, deed, changes):
    """Return an entry that tells of a further deed besides; None if nothing is left."""
    if deed in deeds.OF_RUNS:
        return before._replace(count=before.count + 1)
    values = dict((name, (old, new)) for name, old, new in before.changes)
    for name, old, new in changes:
        values[name] = values.get(name, (old,))[0], new
    changes = tuple(
        (name,) + pair
        for name, pair in sorted(values.items())
        if pair == (None, None) or pair[0] != pair[1]
    )[:MOST_CHANGES]
    if before.deed in (deeds.ADDED, deeds.CAME):
        # How it was called while it was made is nobody's business.
        changes = tuple(one for one in changes if one[0] not in OF_ENTRY)
    if before.deed in deeds.OF_SITE:
        return before._replace(changes=changes) if changes else None
    deed = _outranking(before.deed, deed, changes)
    return before._replace(changes=changes, deed=deed) if changes or deed else None


PLAIN = (
    deeds.CHANGED,
    deeds.ACTIVATED,
    deeds.DEACTIVATED,
    deeds.USER,
    deeds.MOVED,
)


def _outranking(before, deed, changes):
    """Return which of two deeds says more; None if what was changed is as it was."""
    if before in PLAIN and deed in PLAIN:
        return deeds.named(changes) if changes else None
    return deed if before in PLAIN else before


def _bounded(change):
    name, old, new = change
    values = [one if one is None else snapshot.as_text(one) for one in (old, new)]
    return (redact.shorten(name, LONGEST_NAME),) + tuple(values)
