"""Made: what is made of each object in a tree, remembered until that is written."""

from collective.cron.worksite.watched import trees
from collective.cron.worksite.watched.reminder import Reminder


AT_ONCE = 100  # objects loaded before the memory is looked after


class Made(object):
    """`make`: makes a value of plain data of an object.

    `oids_of`: tells the oids of what it reads of that, a tuple.
    """

    def __init__(self, make, oids_of):
        self._make = make
        self._oids_of = oids_of
        self._items = trees.Contents(trees.keys_and_oids)
        self._made = Reminder()  # key: oid of the object, its value

    def forget(self, changed):
        """Forget what was written; `changed`: oids, None for any."""
        self._items.forget(changed)
        self._made.forget(changed)

    def read(self, tree):
        """Return {key: value} of a tree that is stored."""
        items, found, looked = dict(self._items.read(tree)), {}, 0
        for key, oid in items.items():
            known, value = self._made.get(key) or (None, None)
            if known != oid:
                one = tree[key]
                value = self._make(one)
                self._made.remember(key, (oid, value), self._oids_of(one))
                looked += 1
                if looked % AT_ONCE == 0:
                    tree._p_jar.cacheGC()
            found[key] = value
        self._made.keep(items)
        return found
