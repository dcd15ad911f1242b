"""After which tasks one runs: by names of the plan or by paths, not by UUIDs.

A UUID is another one on each site.
"""

from collective.cron.actions import adding
from collective.cron.memory import sites
from collective.cron.queueing import lookup
from collective.cron.queueing import places
from collective.cron.settings.after_tasks import AfterTasks
from collective.cron.settings.after_tasks import find_circle
from plone.uuid.interfaces import IUUID
from six import ensure_str
from six import ensure_text


NAME = "run_after"


class AfterNames(object):
    """`named`: {name of a task: its Backend}, None of those that are not there yet."""

    def __init__(self, site, named):
        self._site = site
        self._named = named

    def learn(self, name, backend):
        """Know from now on which Backend has a name."""
        self._named[name] = backend

    def is_known(self, reference):
        """Tell whether a name or a path leads to a task, now or when it is made."""
        return reference in self._named or self._at(reference) is not None

    def uid(self, reference):
        """Return the UUID of what a name or a path leads to, or None."""
        backend = self._named.get(reference) or self._at(reference)
        return None if backend is None else ensure_str(IUUID(backend))

    def references(self, backend):
        """Return the names or paths of what a Backend runs after, sorted."""
        uids = [str(uid) for uid in backend.run_after or ()]
        if not uids:
            return []
        names = dict(
            (str(IUUID(one)), name)
            for name, one in self._named.items()
            if one is not None
        )
        others = lookup.find_backends(self._site, [u for u in uids if u not in names])
        for uid, other in others.items():
            names[uid] = adding.path_of(self._site, other)
        return sorted(ensure_text(names[uid]) for uid in uids if uid in names)

    def _at(self, reference):
        if not reference.startswith(u"/"):
            return None
        return places.at(self._site, ensure_str(reference.lstrip(u"/")))


def is_after(field):
    """Tell whether a field has the tasks after which one runs."""
    return isinstance(field, AfterTasks)


def circle(backend, uids):
    """Return the titles of the tasks that would run after each other, if they would."""
    return find_circle(backend, uids) if sites.site_of(backend) is not None else ()
