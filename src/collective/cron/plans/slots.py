"""What a site has for the tasks of a plan: the Backend of each, or room for one."""

from Acquisition import aq_base
from collective.cron.actions import adding
from collective.cron.content import choosers
from collective.cron.interfaces import IBackend
from collective.cron.plans import notes
from collective.cron.plans.files import plan as plans
from collective.cron.queueing import lookup
from collective.cron.queueing import places
from collective.cron.worksite import identity
from plone.dexterity.utils import createContent
from plone.uuid.interfaces import IUUID
from Products.CMFCore.interfaces import ISiteRoot
from six import ensure_str
from six import ensure_text
from zope.container.interfaces import INameChooser


MANAGED = "a task that you may manage"
NO_FOLDER = "the path of a folder that is in the site, such as / or /news"


class Slot(object):
    """`task`: the PlannedTask; `place`: the folder it is made in, if it is new.

    `backend`: what is there, or a new one that is not in its folder yet, wrapped in it;
    `note`: what was noted when the plan was applied last, or None.
    """

    def __init__(self, task, backend, note, place=None):
        self.task = task
        self.backend = backend
        self.note = note
        self.place = place

    @property
    def is_new(self):
        return self.place is not None

    @property
    def is_adopted(self):
        return self.note is None and not self.is_new

    @property
    def last(self):
        """Return {name of a field: value as JSON has it} as it was set last."""
        return {} if self.note is None else self.note["values"]


class Finder(object):
    """Finds the Slots of a plan in a site; notes what cannot be.

    `found`: a problems.Found.
    """

    def __init__(self, site, plan, found):
        self._site = site
        self._plan = plan
        self._found = found
        self._types = dict((one.getId(), one) for one in adding.all_types(site))
        self._noted = notes.of_plan(site, plan.name)
        self._backends = lookup.find_backends(site, list(self._noted.values()))

    def slot(self, task):
        """Return the Slot of a task, or None if there can be none."""
        backend = self._backends.get(self._noted.get(task.name))
        if backend is None:
            backend = self._in_its_place(task)
            if backend is None:
                return self._make(task)
        if self._is_refused(task, backend):
            return None
        note = notes.read(self._site, str(IUUID(backend)))
        return Slot(task, backend, note)

    def left(self):
        """Return the Slots of what the plan has made and does not name any more."""
        names = set(task.name for task in self._plan.tasks)
        pairs = sorted(pair for pair in self._noted.items() if pair[0] not in names)
        found = []
        for name, uid in pairs:
            backend, note = self._backends.get(uid), notes.read(self._site, uid)
            if backend is None or not note["made"]:
                continue
            task = plans.PlannedTask(name, u"", u"", u"", {}, (), {})
            if not choosers.may_manage(backend):
                self._refuse(task, "name", name, MANAGED)
                continue
            found.append(Slot(task, backend, note))
        return found

    def _in_its_place(self, task):
        """Return the Backend that stands where a task is to be, or None."""
        way = [part for part in task.place.split(u"/") if part] + [task.id]
        there = places.walk(self._site, [ensure_str(one) for one in way])
        return there if IBackend.providedBy(there) else None

    def _is_refused(self, task, backend):
        path = adding.path_of(self._site, backend)
        note = notes.read(self._site, str(IUUID(backend)))
        if note is None and not self._plan.adopt:
            accepted = "%s is there already: another id, or adopt: true" % path
            return self._refuse(task, "id", task.id, accepted)
        if note is not None and note["plan"] != self._plan.name:
            accepted = "%s is of the plan %s: another id" % (path, note["plan"])
            return self._refuse(task, "id", task.id, accepted)
        if note is not None and note["task"] != task.name:
            accepted = "%s is the task %s of this plan" % (path, note["task"])
            return self._refuse(task, "id", task.id, accepted)
        if backend.portal_type != task.type:
            accepted = "%s is of the type %s: another name and id" % (
                path,
                backend.portal_type,
            )
            return self._refuse(task, "type", task.type, accepted)
        if not choosers.may_manage(backend):
            return self._refuse(task, "name", task.name, MANAGED)
        return False

    def _make(self, task):
        """Return a Slot with a new Backend, or None."""
        place = self._place(task)
        kind = self._types.get(task.type)
        if kind is None:
            accepted = u"one of: %s" % u", ".join(sorted(self._types))
            self._refuse(task, "type", task.type, accepted)
        if place is None or kind is None:
            return None
        offered = adding.types_in(place)
        somebody = identity.current_user_id() is not None
        if somebody and task.type not in [one.getId() for one in offered]:
            accepted = "a folder where you may add a %s" % task.type
            return self._refuse(task, "place", task.place, accepted) and None
        made = createContent(str(task.type))
        made.id = ensure_str(task.id)
        if INameChooser(place).chooseName(made.id, made) != made.id:
            accepted = "another one: there it is taken, or not allowed"
            return self._refuse(task, "id", task.id, accepted) and None
        made = aq_base(made).__of__(place)
        if not choosers.may_manage(made):
            return self._refuse(task, "place", task.place, MANAGED) and None
        return Slot(task, made, None, place)

    def _place(self, task):
        way = [ensure_str(part) for part in task.place.split(u"/") if part]
        place = places.walk(self._site, way)
        is_folder = ISiteRoot.providedBy(place) or (
            getattr(aq_base(place), "portal_type", None) is not None
            and getattr(aq_base(place), "isPrincipiaFolderish", False)
            and not IBackend.providedBy(place)
        )
        if place is None or not is_folder:
            self._refuse(task, "place", task.place, NO_FOLDER)
            return None
        return place

    def _refuse(self, task, field, value, accepted):
        line, name = task.where(field)
        self._found.add(line, name, ensure_text(value), accepted)
        return True
