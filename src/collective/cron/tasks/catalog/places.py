"""What really stands in the site, whatever the catalog says: gone, here, or in doubt.

Nothing is acquired, and an object that cannot be read is not taken for one that is
gone: so not by traversal, for which both are the same.
"""

from Acquisition import aq_base
from collective.cron import _
from collective.cron.bbb import IPloneSiteRoot
from collective.cron.errors import is_transient
from collective.cron.tasks.catalog.entries import AT_ONCE
from collective.cron.text import redact
from heapq import merge
from itertools import islice
from plone import api
from Products.CMFCore.interfaces import ICatalogAware
from Products.CMFCore.interfaces import IContentish
from ZODB.broken import Broken


ANNOTATION = "plone.app.discussion:conversation"
CONVERSATION = "++conversation++default"


class Doubt(Exception):
    """It cannot be told whether something is there; `why`: a message."""

    def __init__(self, why):
        super(Doubt, self).__init__(why)
        self.why = why


def find(path):
    """Return what stands at a path of this site, None if nothing; raise Doubt."""
    found = api.portal.get()
    top = "/".join(found.getPhysicalPath())
    if path != top and not path.startswith(top + "/"):
        raise Doubt(_(u"Not in this site"))
    for name in path[len(top) + 1 :].split("/") if path != top else ():
        found = _read(_child, found, name)
        if found is None:
            return None
    return found


def each():
    """Yield the paths of all content, each a tuple of names; they grow.

    Those of what cannot be read, too. What is in it is left out. Of what is in one
    place, few are in the memory at a time; meanwhile transactions may end.
    """
    waiting = [iter([api.portal.get().getPhysicalPath()])]
    while waiting:
        steps = next(waiting[-1], None)
        if steps is None:
            waiting.pop()
        elif _is_there(steps):
            yield steps
            waiting.append(_each_inside(steps))


def look_inside(content):
    """Raise Doubt if it cannot be read what is in content."""
    last, found = None, True
    while found:
        found = _read(_inside, content, last)
        last = found[-1] if found else None
        api.portal.get()._p_jar.cacheGC()


def is_indexed(content):
    """Tell whether the catalog is to have an entry for what is there."""
    if IPloneSiteRoot.providedBy(content):
        # Before Plone 6 the site was in no catalog: there it does nothing for that.
        return ICatalogAware.providedBy(content) and IContentish.providedBy(content)
    return ICatalogAware.providedBy(content)


def _is_there(steps):
    try:
        return _is_content(find("/".join(steps)))
    except Doubt:
        return True


def _each_inside(steps):
    last = None
    while True:
        try:
            # Looked for again: it may be another one by now, or gone.
            found = find("/".join(steps))
            inside = _read(_inside, found, last) if _is_content(found) else ()
        except Doubt:
            return
        for last in inside:
            yield steps + last
        if not inside:
            return


def _is_content(found):
    return IContentish.providedBy(found) or (
        IPloneSiteRoot.providedBy(found) or _is_comment(found)
    )


def _is_comment(found):
    return found is not None and CONVERSATION in found.getPhysicalPath()


def _read(function, *args):
    try:
        return function(*args)
    except Doubt:
        raise
    except Exception as error:
        if is_transient():
            raise
        raise Doubt(redact.describe_error(error))


def _child(container, name):
    base = aq_base(container)
    if name == CONVERSATION:
        conversation = _annotations(base).get(ANNOTATION)
        return None if conversation is None else conversation.__of__(container)
    if not (base.has_key(name) if hasattr(base, "has_key") else _has(base, name)):
        return None
    get = container._getOb if hasattr(base, "_getOb") else container.__getitem__
    found = get(name)
    if isinstance(aq_base(found), Broken):
        raise Doubt(_(u"Its class is missing"))
    activate = getattr(aq_base(found), "_p_activate", None)
    if activate is not None:
        activate()
    return found


def _has(base, name):
    return hasattr(base, "__contains__") and name in base


def _annotations(base):
    return getattr(base, "__annotations__", None) or {}


def _inside(content, last):
    """Return the next paths in content behind one, sorted, at most AT_ONCE."""
    comments = sorted(one for one in _comments(content) if last is None or one > last)
    names = _names(content, last[0] if last else None)
    found = merge(comments, ((name,) for name in names))
    return list(islice(found, AT_ONCE))


def _names(content, last):
    base = aq_base(content)
    tree = getattr(base, "_tree", None)
    if tree is not None:
        return tree.keys(last, None, last is not None)
    names = getattr(base, "objectIds", list)()
    return sorted(name for name in names if last is None or name > last)


def _comments(content):
    conversation = _annotations(aq_base(content)).get(ANNOTATION)
    if conversation is None:
        return ()
    inside = conversation.__of__(content).getComments()
    return [(CONVERSATION, comment.getId()) for comment in inside]
