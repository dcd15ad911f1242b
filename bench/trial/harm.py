"""What a task is to find: done to the content of a trial just before the task runs."""

from Acquisition import aq_parent
from bench.trial.content import INDEXES
from bench.trial.content import LONG
from collective.cron.bbb import ICheckinCheckoutPolicy
from DateTime import DateTime
from plone import api
from plone.app.iterate.interfaces import keys
from plone.locking.interfaces import ILockable
from Products.CMFCore.indexing import processQueue

import time
import transaction


EVERY = 10  # of so many objects one has something of each kind
OFTEN = 1000  # objects to a commit


def do(site, type_name, path, start):
    """Do to a folder what a type is there for, to its objects from a number on.

    Return the number of the next one, to be done in another request, None if that was
    all.
    """
    folder, harm = site[path], HARMS.get(type_name)
    if harm is None:
        return None
    processQueue()
    # Not what tasks have added meanwhile.
    names = [name for name in folder.objectIds() if name.startswith("item-")]
    end = time.time() + LONG
    for number, name in enumerate(names[start:], start + 1):
        one = folder[name]
        harm(number - 1, one, "/".join(one.getPhysicalPath()))
        is_late = time.time() > end
        if is_late or number % OFTEN == 0 or number == len(names):
            transaction.commit()
            folder._p_jar.cacheGC()
        if is_late and number < len(names):
            return number
    return None


def break_catalog(number, one, path):
    """Make entries that are missing, lead nowhere, are there twice, or are damaged."""
    catalog = api.portal.get_tool("portal_catalog")
    inner = catalog._catalog
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


def rename(number, one, _path):
    """Give a new title, of which the catalog hears nothing."""
    if number % EVERY == 5:
        one.title = u"Quokka"


def check_out(_number, one, _path):
    """Make a working copy that nobody has changed for long."""
    if ILockable(one, None) is None:  # a Link has none
        return
    copy = ICheckinCheckoutPolicy(one).checkout(aq_parent(one))
    noted = ICheckinCheckoutPolicy(copy).getProperties(copy)
    noted[keys.checkout_time] = old = DateTime() - 800
    copy.setModificationDate(old)
    copy.reindexObject(idxs=["modified"])


def change_often(number, one, _path):
    """Let the database have an old state."""
    if number < 200:
        aq_parent(one).description = u"Change %d " % number * 1000
        transaction.commit()


HARMS = {
    "CronCatalog": break_catalog,
    "CronIndexes": rename,
    "CronWorkingCopies": check_out,
    "CronPack": change_often,
}
