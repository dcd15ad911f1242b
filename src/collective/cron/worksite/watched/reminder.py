"""Reminder: what was found out about many things, until what it rests on is written."""


MOST = 50000  # things that are remembered; of others it is found out again each time


class Reminder(object):
    """A thing has a name, no set; what is remembered of it is any value but None."""

    def __init__(self):
        self._known = {}  # name: (value, oids)
        self._names = {}  # oid: the name, or a set where there are several

    def get(self, name):
        """Return what is remembered of a thing, or None."""
        return self._known.get(name, (None,))[0]

    def remember(self, name, value, oids):
        """Remember a value that rests on the objects with these oids."""
        self.drop(name)
        if len(self._known) >= MOST:
            return
        self._known[name] = value, oids
        for oid in oids:
            others = _as_set(self._names.get(oid))
            self._names[oid] = others | set([name]) if others else name

    def drop(self, name):
        """Forget a thing."""
        for oid in self._known.pop(name, (None, ()))[1]:
            left = _as_set(self._names.pop(oid)) - set([name])
            if left:
                self._names[oid] = left

    def forget(self, changed):
        """Forget what rests on what was written; `changed`: oids, None for any."""
        if changed is None:
            self._known, self._names = {}, {}
            return
        for oid in changed:
            for name in list(_as_set(self._names.get(oid))):
                self.drop(name)

    def keep(self, names):
        """Forget others than these if there are more; `names`: a set."""
        if len(self._known) > len(names):
            for name in set(self._known).difference(names):
                self.drop(name)


def _as_set(names):
    if names is None:
        return set()
    return names if isinstance(names, set) else set([names])
