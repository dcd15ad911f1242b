"""What a BTree is made of, and what is in it: only what was written is loaded.

A tree has nodes, which know their children without loading them, and buckets, which
hold the items. A small tree holds its items itself.
"""

from bisect import bisect_right


def pieces(tree):
    """Return (oids of the nodes, buckets) of a tree that is stored; loads nodes alone.

    The bucket of a small tree is the tree.
    """
    children = _children(tree)
    if children is None:
        return [tree._p_oid], [tree]
    nodes, buckets = [tree._p_oid], []
    for child in children[::2]:
        if type(child) is type(tree):
            more, below = pieces(child)
            nodes += more
            buckets += below
        else:
            buckets.append(child)
    return nodes, buckets


def bucket_of(tree, key):
    """Return the bucket in which a key is, or would be; it is not loaded."""
    children = _children(tree)
    if children is None:
        return tree
    child = children[2 * bisect_right(children[1::2], key)]
    return bucket_of(child, key) if type(child) is type(tree) else child


def _children(tree):
    """Return the children of a node, with the first key of each but the first."""
    state = tree.__getstate__()
    # One bucket without an oid of its own is stored with the tree.
    return None if state is None or len(state) == 1 else state[0]


def keys(bucket):
    """Return the keys of a bucket, or of a small tree."""
    return bucket.keys()


def keys_and_oids(bucket):
    """Return pairs of a key and the oid of the object under it; none is loaded."""
    return [(key, value._p_oid) for key, value in bucket.items()]


class Contents(object):
    """What is in one tree, kept; `read`: keys() or keys_and_oids()."""

    def __init__(self, read):
        self._read = read
        self._oid = None
        self._nodes = frozenset()
        self._buckets = {}  # oid: what is in it, a tuple

    def forget(self, changed):
        """Forget what was written; `changed`: oids, None for any."""
        if changed is None:
            self._oid, self._buckets = None, {}
            return
        if not changed.isdisjoint(self._nodes):
            self._oid = None
        for oid in changed:
            if self._buckets.pop(oid, None) is not None:
                self._oid = None

    def read(self, tree):
        """Return what is in a tree that is stored, a list."""
        if self._oid is None or self._oid != tree._p_oid:
            nodes, buckets = pieces(tree)
            before, self._buckets = self._buckets, {}
            for one in buckets:
                known = before.get(one._p_oid)
                self._buckets[one._p_oid] = known or tuple(self._read(one))
            self._nodes, self._oid = frozenset(nodes), tree._p_oid
        return [one for each in self._buckets.values() for one in each]
