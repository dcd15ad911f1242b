"""What applying a plan would do in a site, row by row; nothing is written.

Three values of each field are looked at: what the file says, what is there, and what
was set the last time. Where the last two differ, somebody else has changed it since.
"""

from collections import namedtuple
from collective.cron.actions import adding
from collective.cron.plans.files import plan as plans
from collective.cron.plans.files.problems import Found
from collective.cron.plans.given import after_names
from collective.cron.plans.given import secrets
from collective.cron.plans.given import settings
from collective.cron.plans.given import values
from collective.cron.plans.slots import Finder
from six import ensure_text

import json


ADD, ADOPT, CHANGE, KEEP = "add", "adopt", "change", "keep"
DEACTIVATE, REMOVE = plans.DEACTIVATE, plans.REMOVE
PLACE = "place"  # of what is noted, besides fields


class Difference(namedtuple("Difference", "action task path field old new")):
    """One row. `task`: its name; `path`: in the site; `field`: None for a whole task.

    `old`, `new`: as a file has them, "(hidden)" for a password. `action`: ADD, ADOPT,
    CHANGE, REMOVE or DEACTIVATE; or KEEP: an admin has changed it, and it stays.
    """

    __slots__ = ()


class Step(namedtuple("Step", "slot settings noted")):
    """`settings`: those to set; `noted`: what is noted then, {name: value}."""

    __slots__ = ()


class Comparison(namedtuple("Comparison", "differences steps left references")):
    """`left`: Slots of what is not in the plan any more, if it purges."""

    __slots__ = ()


def compare(site, plan, secret=secrets.read_here):
    """Return the Comparison of a Plan with a site; raise PlanRefused.

    `secret`: secrets.read_here, or secrets.refuse for a plan that was sent.
    """
    return _Comparer(site, plan, secret).comparison()


class _Comparer(object):
    def __init__(self, site, plan, secret):
        self._site = site
        self._plan = plan
        self._secret = secret
        self._found = Found()
        self._rows = []

    def comparison(self):
        finder = Finder(self._site, self._plan, self._found)
        slots = [finder.slot(task) for task in self._plan.tasks]
        slots = [slot for slot in slots if slot is not None]
        named = dict((task.name, None) for task in self._plan.tasks)
        named.update(
            (slot.task.name, slot.backend) for slot in slots if not slot.is_new
        )
        self._after = after_names.AfterNames(self._site, named)
        steps = [self._step(slot) for slot in slots]
        left = finder.left() if self._plan.purge != plans.NO_PURGE else []
        left = [slot for slot in left if self._is_to_go(slot)]
        self._found.refuse()
        return Comparison(self._rows, steps, left, self._after)

    def _step(self, slot):
        reader = settings.Reader(slot, self._plan.as_text, self._secret, self._found)
        read = reader.read()
        for setting in read:
            if after_names.is_after(setting.field):
                self._check_references(slot, setting)
        noted = {PLACE: _planned_path(slot.task)}
        if slot.is_new:
            put = read
            shown = dict((setting.name, setting.shown()) for setting in read)
            self._tell(slot, ADD, None, None, shown)
            noted.update((one.name, _noted(one, None)) for one in read)
        else:
            if slot.is_adopted:
                self._tell(slot, ADOPT, None, None, None)
            self._compare_place(slot)
            put = [one for one in read if self._is_to_set(slot, one, noted)]
        reader.check_together(put)
        return Step(slot, put, noted)

    def _is_to_set(self, slot, setting, noted):
        """Tell whether a value is to be set; say so, and note what was set last."""
        name, last = setting.name, slot.last.get(setting.name)
        current = self._current(slot, setting)
        if values.is_same(current, _in_order(setting)):
            noted[name] = _noted(setting, last)
            return False
        old = setting.shown() if setting.is_password else current
        keep = plans.group_of(name) in slot.task.keep
        if keep and name in slot.last and not _was_set(setting, current, last):
            self._tell(slot, KEEP, name, old, setting.shown())
            noted[name] = last
            return False
        self._tell(slot, CHANGE, name, old, setting.shown())
        noted[name] = _noted(setting, last)
        return True

    def _current(self, slot, setting):
        if after_names.is_after(setting.field):
            return self._after.references(slot.backend)
        return settings.plain_of(slot.backend, setting.schema, setting.field)

    def _compare_place(self, slot):
        now, wanted = self._path(slot), _planned_path(slot.task)
        last = slot.last.get(PLACE, now)
        if now == wanted:
            return
        if last == wanted:
            self._tell(slot, KEEP, PLACE, now, wanted)
            return
        line, where = slot.task.where("place")
        accepted = "%s, where it is: or move it there first" % now
        self._found.add(line, where, wanted, accepted)

    def _check_references(self, slot, setting):
        line, where = slot.task.where(setting.name)
        for reference in setting.value:
            if not self._after.is_known(reference):
                accepted = "the name of a task of this plan, or the path of one"
                self._found.add(line, where, reference, accepted)
        if not slot.is_new:
            uids = [self._after.uid(one) for one in setting.value]
            circle = after_names.circle(slot.backend, [uid for uid in uids if uid])
            if circle:
                accepted = "no circle of tasks: %s" % u", ".join(circle)
                self._found.add(line, where, None, accepted)

    def _is_to_go(self, slot):
        """Tell whether something happens to what is not in the plan any more."""
        if self._plan.purge == REMOVE:
            self._tell(slot, REMOVE, None, None, None)
            return True
        if slot.backend.activated:
            self._tell(slot, DEACTIVATE, None, None, None)
            return True
        return False

    def _tell(self, slot, action, field, old, new):
        path = _planned_path(slot.task) if slot.is_new else self._path(slot)
        row = Difference(action, slot.task.name, path, field, old, new)
        self._rows.append(row)

    def _path(self, slot):
        return adding.path_of(self._site, slot.backend)


def _planned_path(task):
    return ensure_text("%s/%s" % (task.place.rstrip(u"/"), task.id))


def _in_order(setting):
    is_after = after_names.is_after(setting.field)
    return sorted(setting.plain) if is_after else setting.plain


def _noted(setting, last):
    """Return what is noted of a value that was set: of a password its digest."""
    if not setting.is_password:
        return _in_order(setting)
    text = _one_text(setting.plain)
    known = last is not None and secrets.is_of(text, last)
    return last if known else secrets.digest(text)


def _was_set(setting, current, last):
    """Tell whether what is there is what was set last."""
    if setting.is_password:
        return secrets.is_of(_one_text(current), last)
    return values.is_same(current, last)


def _one_text(plain):
    return ensure_text(json.dumps(plain, sort_keys=True))
