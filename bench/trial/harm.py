"""What a task is to find: done to the content of a trial just before the task runs."""

from bench.trial.content import INDEXES
from collective.cron.bbb import ICheckinCheckoutPolicy
from DateTime import DateTime
from plone import api
from plone.app.iterate.interfaces import keys
from plone.locking.interfaces import ILockable
from Products.CMFCore.indexing import processQueue

import transaction


EVERY = 10  # of so many objects one has something of each kind
OFTEN = 1000  # objects to a commit, and to a request


def do(site, type_name, path, start):
    """Do to a folder what a type is there for, to OFTEN objects from a number on.

    Return the number of the next one, None if that was all.
    """
    folder, harm = site[path], HARMS.get(type_name)
    if harm is None:
        return None
    processQueue()
    harm(folder, start)
    transaction.commit()
    folder._p_jar.cacheGC()
    return start + OFTEN if start + OFTEN < len(folder) else None


def break_catalog(folder, start):
    """Make entries that are missing, lead nowhere, are there twice, or are damaged."""
    catalog = api.portal.get_tool("portal_catalog")
    inner = catalog._catalog
    for number, one, path in _each(folder, start):
        if number % EVERY == 1:
            catalog.uncatalog_object(path)
        elif number % EVERY == 2:
            catalog.catalog_object(one, path + "-gone", idxs=["path"])
        elif number % EVERY == 3:
            entry = inner.uids.pop(path)
            inner.getIndex("UID").unindex_object(entry)
            catalog.catalog_object(one, path, idxs=INDEXES)
        elif number % EVERY == 4:
            del inner.data[inner.uids[path]]


def rename(folder, start):
    """Give new titles, of which the catalog hears nothing."""
    for number, one, _path in _each(folder, start):
        if number % EVERY == 5:
            one.title = u"Quokka"


def check_out(folder, start):
    """Make working copies that nobody has changed for long."""
    old = DateTime() - 800
    for _number, one, _path in _each(folder, start):
        if ILockable(one, None) is not None:  # a Link has none
            copy = ICheckinCheckoutPolicy(one).checkout(folder)
            noted = ICheckinCheckoutPolicy(copy).getProperties(copy)
            noted[keys.checkout_time] = old
            copy.setModificationDate(old)
            copy.reindexObject(idxs=["modified"])


def change_often(folder, _start):
    """Let the database have old states."""
    for number in range(200):
        folder.description = u"Change %d " % number * 1000
        transaction.commit()


def _each(folder, start):
    """Yield (number, content, path) of what is in a folder."""
    names = list(folder.objectIds())[start : start + OFTEN]
    for number, name in enumerate(names, start):
        yield number, folder[name], "/".join(folder[name].getPhysicalPath())


HARMS = {
    "CronCatalog": break_catalog,
    "CronIndexes": rename,
    "CronWorkingCopies": check_out,
    "CronPack": change_often,
}
