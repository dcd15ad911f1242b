"""KnownPlaces: places in a site that are well as long as nothing there is written.

What is in a place depends on the folders on the way to it, on the one bucket of the
tree of the last folder that has its name, and on the object that is there. Folders are
written whenever something is added; then only the way is gone again.
"""

from Acquisition import aq_base
from collections import namedtuple
from collective.cron.queueing import places
from collective.cron.worksite.watched import trees
from collective.cron.worksite.watched.reminder import Reminder
from OFS.ObjectManager import ObjectManager


# Oids: of a folder, of its tree (None where it has none), of the buckets of that.
Way = namedtuple("Way", "folder tree buckets")


class KnownPlaces(object):
    """Of one site; a place is a path from there on."""

    def __init__(self):
        self._ways = {}  # names, a tuple: the Way as it was found last
        self._gone = Reminder()  # names: True, if nothing was written on that way
        self._places = Reminder()  # path: True

    def forget(self, changed):
        """Forget what was written; `changed`: oids, None for any."""
        self._gone.forget(changed)
        self._places.forget(changed)
        if changed is None:
            self._ways = {}

    def is_known(self, path):
        return bool(self._places.get(path))

    def drop(self, path):
        self._places.drop(path)

    def keep(self, paths):
        """Forget others than these if there are more; `paths`: a set."""
        self._places.keep(paths)
        if len(self._ways) > len(paths):
            self.forget(None)

    def settle(self, site):
        """Go the ways again on which something was written.

        What is kept in another object now, or in another folder, is no longer known.
        """
        for names, before in list(self._ways.items()):
            if self._gone.get(names):
                continue
            del self._ways[names]
            now = self._go(site, names)
            same = now is not None and now[:2] == before[:2]
            lost = before.buckets - now.buckets if same else before.buckets
            self._places.forget(lost)

    def remember(self, site, path):
        """Remember that all is well there."""
        names = places.names_in(site, path)
        way = self._go(site, tuple(names[:-1])) if names else None
        if way is None:
            return
        there = aq_base(places.walk(site, names))
        oids = (_bucket(site, way, names[-1]),)
        if getattr(there, "_p_oid", None) is not None:
            if there._p_jar is not site._p_jar:
                return  # of a database that is mounted there
            oids += (there._p_oid,)
        self._places.remember(path, True, oids)

    def _go(self, site, names):
        """Return the Way, None if what is written on it could not be told."""
        if names not in self._ways:
            oids, found = [], site
            for number in range(len(names) + 1):
                found = places.walk(site, names[:number])
                passed = _pass(site, found, names[number : number + 1])
                if passed is None:
                    return None
                oids += passed
            self._ways[names] = _arrive(found)
            self._gone.remember(names, True, tuple(oids))
        return self._ways[names]


def _pass(site, folder, name):
    """Return the oids of what is read of a folder, but for the buckets at the end.

    `name`: that of the next one, in a list; none at the end.
    """
    base = aq_base(folder)
    if not isinstance(base, ObjectManager) or base._p_jar is not site._p_jar:
        return None
    tree = _tree(base)
    if tree is None:
        return [base._p_oid]
    oids = [base._p_oid] + trees.pieces(tree)[0]
    return oids + [trees.bucket_of(tree, one)._p_oid for one in name]


def _arrive(folder):
    base = aq_base(folder)
    tree = _tree(base)
    if tree is None:
        return Way(base._p_oid, None, frozenset([base._p_oid]))
    buckets = frozenset(one._p_oid for one in trees.pieces(tree)[1])
    return Way(base._p_oid, tree._p_oid, buckets)


def _bucket(site, way, name):
    if way.tree is None:
        return way.folder
    return trees.bucket_of(site._p_jar.get(way.tree), name)._p_oid


def _tree(folder):
    """Return the tree that a folder keeps its objects in, None if it has none."""
    return getattr(folder, "_tree", None)
