"""The tasks of a site as a plan: what plans.read() reads, without passwords."""

from collections import OrderedDict
from collective.cron.actions import adding
from collective.cron.bbb import IWorkingCopy
from collective.cron.content import password_fields
from collective.cron.plans import notes
from collective.cron.plans.files import plan as plans
from collective.cron.plans.files import written
from collective.cron.plans.files.reading import NAME
from collective.cron.plans.files.reading import YAML
from collective.cron.plans.given import after_names
from collective.cron.plans.given import settings
from collective.cron.plans.given import values
from collective.cron.queueing import lookup
from plone.uuid.interfaces import IUUID
from six import ensure_text

import re


ALL = u"exported"  # the name of a plan of all tasks


def export(site, plan=None, format=YAML):
    """Return the tasks of a plan, or all of a site, as text; XML or YAML.

    `plan`: the name of a plan that was applied. A password is a reference to a variable
    of the environment, and what is as the type has it anyway is left out. Those tasks
    are left out that a script has for runs by hand, and working copies.
    """
    if plan is None:
        backends = [one for one in lookup.each(site) if _is_meant(one)]
        backends.sort(key=_depth_and_path)
        names = _unique_names(site, backends)
    else:
        noted = notes.of_plan(site, plan)
        found = lookup.find_backends(site, list(noted.values()))
        names = dict((uid, name) for name, uid in noted.items() if uid in found)
        backends = [found[uid] for uid in sorted(names, key=names.get)]
    exporter = _Exporter(site, names, backends, plan is not None)
    tree = OrderedDict([("plan", ensure_text(plan or ALL))])
    if plan is None:
        tree["adopt"] = True
    tree["tasks"] = [exporter.task(one) for one in backends]
    return written.WRITERS[format](tree)


class _Exporter(object):
    def __init__(self, site, names, backends, is_of_plan):
        self._site = site
        self._is_of_plan = is_of_plan
        self._names = names
        named = dict((names[str(IUUID(one))], one) for one in backends)
        self._after = after_names.AfterNames(site, named)

    def task(self, backend):
        """Return an ordered mapping as plans have it."""
        name = self._names[str(IUUID(backend))]
        place, _slash, own = adding.path_of(self._site, backend).rpartition(u"/")
        made = OrderedDict([("name", name), ("place", place or u"/")])
        if own != name:
            made["id"] = own
        made["type"] = ensure_text(backend.portal_type)
        keep = self._keep_of(backend)
        if keep != plans.KEPT:
            made["keep"] = keep
        groups = {plans.SCHEDULE: OrderedDict(), plans.SETTINGS: OrderedDict()}
        for field_name, (schema, field) in settings.fields_of(backend).items():
            group = plans.group_of(field_name)
            value = self._value(name, backend, schema, field)
            into = groups.get(group, made)
            if group in groups and self._goes_without_saying(backend, field, value):
                continue
            if group in groups or value not in (None, u""):
                into[plans.KEY_OF.get(field_name, field_name)] = value
        made.update((group, found) for group, found in groups.items() if found)
        return _in_order(made)

    def _keep_of(self, backend):
        note = notes.read(self._site, str(IUUID(backend))) if self._is_of_plan else None
        return plans.KEPT if note is None else tuple(note.get("keep", plans.KEPT))

    def _value(self, name, backend, schema, field):
        if after_names.is_after(field):
            return self._after.references(backend)
        value = settings.current(backend, schema, field)
        if value and password_fields.is_password(field):
            return _placeholders(value, "%s_%s" % (name, field.__name__))
        return values.to_plain(field, value)

    def _goes_without_saying(self, backend, field, value):
        """Tell whether the type has this value, on whatever site."""
        if field.__name__ in ("periodicity", "timezone"):
            return False
        if field.defaultFactory is not None:
            return False
        bound = field.bind(backend)
        default = values.to_plain(bound, bound.default)
        return values.is_same(value, default)


def _placeholders(value, name):
    """Return references to variables of the environment in place of passwords."""
    if isinstance(value, dict):
        # Not an ordered one, whose keys would be elements of XML.
        return dict(
            (values.to_plain(None, key), _placeholders(one, "%s_%s" % (name, key)))
            for key, one in value.items()
        )
    if isinstance(value, (list, tuple, set, frozenset)):
        return [
            _placeholders(one, "%s_%d" % (name, number))
            for number, one in enumerate(value, 1)
        ]
    variable = re.sub(u"[^A-Z0-9]+", u"_", ensure_text(name).upper())
    return u"${env:CRON_%s}" % variable


def _unique_names(site, backends):
    """Return {uid: name of a task}: its id, or its path if two have that."""
    taken, names = set(), {}
    for backend in backends:
        path = adding.path_of(site, backend).strip(u"/")
        own = ensure_text(backend.getId())
        for name in (own, path.replace(u"/", u"."), ensure_text(IUUID(backend))):
            if NAME.match(name) and name not in taken:
                break
        taken.add(name)
        names[str(IUUID(backend))] = name
    return names


def _depth_and_path(backend):
    path = backend.getPhysicalPath()
    return len(path), path


def _is_meant(backend):
    return not backend.is_on_demand() and not IWorkingCopy.providedBy(backend)


def _in_order(made):
    first = [one for one in plans.KEYS if one in made]
    return OrderedDict((key, made[key]) for key in first)
