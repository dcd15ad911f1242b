"""The entries of the catalog: a number for each path, a path for each number.

The tool has no way to look at them one by one, nor to mend one of them.
"""

from collective.cron.errors import CronError
from itertools import islice
from plone import api
from plone.uuid.interfaces import IUUID


MANAGE = "Manage ZCatalog Entries"
UID = "UID"
AT_ONCE = 1000  # keys: so many are in the memory


def check_rights():
    """Raise CronError unless the user may manage entries."""
    if not api.user.has_permission(MANAGE, obj=tool()):
        accepted = "choose a Manager of the site"
        raise CronError(
            "the user it runs as may not manage the catalog", accepted=accepted
        )


def tool():
    """Return the catalog of the site."""
    return api.portal.get_tool("portal_catalog")


def paths():
    """Return all paths that have an entry, sorted; to go through, see Keys."""
    return Keys("uids")


def numbers():
    """Return the numbers of all entries, sorted; to go through, see Keys."""
    return Keys("paths")


class Keys(object):
    """The keys of a tree of the catalog, of which few are in the memory at a time.

    Meanwhile entries may come and go, and transactions may end.
    """

    def __init__(self, name):
        self._name = name

    def __len__(self):
        # The tree does not know; it would have to be read from end to end.
        return len(tool())

    def __iter__(self):
        last = None
        while True:
            tree = getattr(tool()._catalog, self._name)
            found = list(islice(tree.keys(last, None, last is not None), AT_ONCE))
            for last in found:
                yield last
            if not found:
                return


def number_of(path):
    """Return the number of the entry for a path, None if it has none that is whole."""
    catalog = tool()._catalog
    number = catalog.uids.get(path)
    is_whole = catalog.paths.get(number) == path if number is not None else False
    return number if is_whole and number in catalog.data else None


def path_of(number):
    """Return the path of an entry, or None."""
    return tool()._catalog.paths.get(number)


def is_second(number):
    """Tell whether the path of an entry leads to another one."""
    catalog = tool()._catalog
    return catalog.uids.get(catalog.paths.get(number, "")) != number


def remove_path(path):
    """Remove a path, and its entry unless that belongs to another path."""
    catalog = tool()._catalog
    number = catalog.uids.pop(path)
    if catalog.paths.get(number, path) == path:
        remove_number(number)


def remove_number(number):
    """Remove all that is known under a number, but for a path that leads to it."""
    catalog = tool()._catalog
    for name in catalog.indexes:
        _unindex(catalog.getIndex(name), number)
    if catalog.paths.pop(number, None) is not None:
        catalog._length.change(-1)
    catalog.data.pop(number, None)


def _unindex(index, number):
    is_unique = index.meta_type == "UUIDIndex"
    value = index.getEntryForObject(number, None) if is_unique else None
    other = index._index.get(value) if value is not None else None
    if hasattr(index, "unindex_object"):
        index.unindex_object(number)
    if other not in (None, number):
        # It was taken from the one that has it.
        index.insertForwardIndexEntry(value, other)


def found_by_uid(content):
    """Return the number of the entry that the UID of content leads to, or None."""
    index = tool()._catalog.indexes.get(UID)
    uid = IUUID(content, None)
    return index._index.get(uid) if index is not None and uid else None


def is_right(content, number):
    """Tell whether there is an entry, and the UID of content leads to it, if any."""
    has_uid = UID in tool()._catalog.indexes and bool(IUUID(content, None))
    return number is not None and not (has_uid and found_by_uid(content) != number)


def index_uid(content, path):
    """Let the UID of content lead to its entry."""
    catalog = tool()._catalog
    index = catalog.getIndex(UID)
    other = found_by_uid(content)
    if other is not None:
        index.unindex_object(other)
    _unindex(index, catalog.uids[path])
    tool().catalog_object(content, path, idxs=[UID])


def known(name, number):
    """Return what an index knows of an entry, to be compared."""
    index = tool()._catalog.getIndex(name)
    if not hasattr(index, "getEntryForObject"):
        return None
    found = index.getEntryForObject(number, None)
    # The order of keywords depends on the process.
    return set(found) if index.meta_type == "KeywordIndex" and found else found
