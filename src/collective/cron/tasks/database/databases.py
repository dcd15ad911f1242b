"""The databases of this Zope: what they are kept in, and whether that can be packed."""

from collective.cron import _
from collective.cron.text import redact
from plone import api
from ZODB.DemoStorage import DemoStorage


class Refused(Exception):
    """A database is not packed; `why`: a message."""

    def __init__(self, why):
        super(Refused, self).__init__(why)
        self.why = why


def all_of_them():
    """Return {name: DB}: of the site, and of what is mounted beside it."""
    return dict(api.portal.get()._p_jar.db().databases)


def own():
    """Return the name of the database that the site is in."""
    return api.portal.get()._p_jar.db().database_name


def kind_of(database):
    """Return the name of what keeps a database, such as FileStorage."""
    return redact.to_text(type(database.storage).__name__)


def reason_against(database):
    """Return why a database cannot be packed, a message, or None."""
    storage = database.storage
    for one in _layers(storage):
        if isinstance(one, DemoStorage):
            return _(u"A DemoStorage keeps changes above what it must not change")
        # RelStorage tells so. See docs/howto/storages.rst.
        if getattr(one, "keep_history", None) is False:
            return _(u"It keeps no history: what is written during a pack may be lost")
    if not hasattr(storage, "pack"):
        return _(u"What keeps it cannot be packed")
    if storage.isReadOnly():
        return _(u"It is read-only")
    return None


def size_of(database):
    """Return its size in bytes without blobs, as far as what keeps it knows."""
    return database.getSize()


def pack(database, days):
    """Take away what was old so many days ago. It waits until that is done.

    Raises Refused if it is being packed already. No transaction has a part in it.
    """
    try:
        database.pack(days=days)
    except Exception as error:
        if _is_packed_now(error):
            raise Refused(_(u"It is being packed already"))
        raise


def _is_packed_now(error):
    # FileStorage, also behind ZEO, has words for it, RelStorage a class.
    is_named = "PackUndoLock" in type(error).__name__
    return is_named or "already packing" in str(error).lower()


def _layers(storage):
    """Yield a storage, and what stands below it, such as under compression."""
    while storage is not None:
        yield storage
        storage = vars(storage).get("base")
