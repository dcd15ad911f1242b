"""ResultsFolder: where the results of one Backend are, ordered by time."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from BTrees.Length import Length
from BTrees.LOBTree import LOBTree
from collective.cron import _
from collective.cron.content.plone_permissions import VIEW
from collective.cron.interfaces import FAILURES
from collective.cron.interfaces import IResultsFolder
from collective.cron.interfaces import RESULTS_ID
from itertools import islice
from OFS.SimpleItem import SimpleItem
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.interface import implementer


LAST = 2**63 - 2  # above all ids


class ResultTree(LOBTree):
    """A tree of small nodes: a run rewrites two leaves, now and then their parents.

    With the usual sizes of 60 and 500, one split writes more than ten results do.
    """

    max_leaf_size = max_internal_size = 16


@implementer(IResultsFolder)
class ResultsFolder(SimpleItem):
    """Two trees of results: failures apart, so that they can be kept longer.

    The id of a result is the instant of its recording, in microseconds since 1970,
    so the order of ids is that of time. Results are not in the catalog and no list
    of them is kept: adding one touches one bucket of a tree, however many there are.
    """

    security = ClassSecurityInfo()
    security.declareObjectProtected(VIEW)
    security.setDefaultAccess("deny")
    security.declareProtected(VIEW, "id", "title", "meta_type", "Title")
    security.declareProtected(VIEW, "get", "newest", "walk", "neighbours")
    security.declarePrivate("tree", "add")

    # Pages and services made for any content ask for "View", and a task may be public:
    # on results, "View" means ours. Nobody changes them, whatever the role.
    _View_Permission = "_collective_cron__View_Permission"
    _Modify_portal_content_Permission = ""
    _Delete_objects_Permission = ""
    _Copy_or_Move_Permission = ""
    _Manage_Context_Aliases_Permission = ""

    meta_type = "collective.cron Results"
    id = RESULTS_ID
    title = _(u"Results")

    def __init__(self):
        self._passed = ResultTree()
        self._failed = ResultTree()
        self._passed_count = Length()
        self._failed_count = Length()

    def Title(self):
        """Return the title in the language of the request: breadcrumbs ask for it."""
        return translate(self.title, context=getRequest())

    def tree(self, failed):
        """Return the tree of failures, or of all other results, and its Length."""
        if failed:
            return self._failed, self._failed_count
        return self._passed, self._passed_count

    def add(self, result):
        """Store a result under its id; the caller keeps the Length right."""
        tree, _count = self.tree(result.status in FAILURES)
        tree[int(result.getId())] = result
        return self[result.getId()]

    def __contains__(self, result_id):
        key = _key(result_id)
        return key is not None and (key in self._passed or key in self._failed)

    def __getitem__(self, result_id):
        key = _key(result_id)
        for tree in (self._passed, self._failed):
            if key is not None and key in tree:
                return tree[key].__of__(self)
        raise KeyError(result_id)

    def get(self, result_id, default=None):
        """Return the result with this id, or `default`."""
        return self[result_id] if result_id in self else default

    def __len__(self):
        return self._passed_count() + self._failed_count()

    def __bool__(self):
        return True

    __nonzero__ = __bool__

    def newest(self, start=0, size=None):
        """Return ids, newest first, `size` of them from `start`; wakes no result."""
        stop = None if size is None else start + size
        return [str(key) for key in islice(self._newest_keys(), start, stop)]

    def walk(self, start=None, failed=None, newer=False):
        """Yield the ids older than `start`, newest first; wakes no result.

        Without a start, from the newest on. `newer`: those newer than it instead,
        oldest first. `failed`: failures only, or only what is none. Takes the same
        time from wherever it starts.
        """
        trees = [self._passed, self._failed]
        if failed is not None:
            trees = [self.tree(failed)[0]]
        key = min(_key(start) or LAST, LAST)
        while True:
            if newer:
                found = [_edge(tree.minKey, key + 1) for tree in trees]
            else:
                found = [_edge(tree.maxKey, key - 1) for tree in trees]
            found = [one for one in found if one is not None]
            if not found:
                return
            key = min(found) if newer else max(found)
            yield str(key)

    def neighbours(self, result_id):
        """Return the ids of the next newer and the next older result, or None each."""
        key = int(result_id)
        trees = (self._passed, self._failed)
        newer = [found for found in (_edge(t.minKey, key + 1) for t in trees) if found]
        older = [found for found in (_edge(t.maxKey, key - 1) for t in trees) if found]
        return (
            str(min(newer)) if newer else None,
            str(max(older)) if older else None,
        )

    def _newest_keys(self):
        sources = [_descending(self._passed), _descending(self._failed)]
        heads = [next(source, None) for source in sources]
        while heads != [None, None]:
            side = 0 if (heads[0] or 0) > (heads[1] or 0) else 1
            yield heads[side]
            heads[side] = next(sources[side], None)


def _key(result_id):
    # Only the one text that str(int) gives: not "007", not unicode digits.
    try:
        key, text = int(result_id), str(result_id)
    except (TypeError, ValueError):
        return None
    return key if str(key) == text and 0 < key < 2**63 else None


def _edge(find, key):
    try:
        return find(key)
    except ValueError:
        return None


def _descending(tree):
    # A BTree cannot be iterated backwards; asking for the next lower key can.
    key = 2**63 - 1
    while True:
        try:
            key = tree.maxKey(key)
        except ValueError:
            return
        yield key
        key -= 1


InitializeClass(ResultsFolder)
