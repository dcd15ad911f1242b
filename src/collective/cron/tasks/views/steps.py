"""The way to what is called: each step is allowed, and nothing is found elsewhere."""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.cron.errors import CronError
from six import ensure_str
from zExceptions import NotFound
from zope.publisher.interfaces.browser import IBrowserView


LOST = (AttributeError, KeyError, NotFound, TypeError)


class NothingThere(CronError):
    """What is to be called is not there: change the path."""


def walk(site, names):
    """Return (what is to be called, what that is in): of the user who acts.

    Raises NothingThere; Unauthorized where the user may not go on. What a folder has
    only from one around it is not there, but for scripts in the skins of the site.
    """
    here, way = site, []
    for name in names:
        way.append(ensure_str(name))
        try:
            # All of it each time: not everything can be traversed from.
            found = site.restrictedTraverse(list(way))
        except LOST:
            found = None
        is_last = len(way) == len(names)
        if found is None or not (_is_own(here, found) or _is_skin(site, found, way)):
            _refuse(way)
        if is_last:
            break
        here = found
    if not callable(aq_base(found)):
        _refuse(way, "what can be called: a view, a script, a method")
    return found, here


def _refuse(way, accepted="the path of a view, a script or a method in this site"):
    raise NothingThere("it is not there", "/" + "/".join(way), accepted)


def _is_own(here, found):
    """Tell whether it is of an object itself: in it, its view, or its method."""
    owner = getattr(found, "__self__", None)
    if owner is None:
        owner = aq_parent(aq_inner(found))
    if aq_base(owner) is aq_base(here):
        return True
    # A view is made anew each time.
    return (
        IBrowserView.providedBy(here)
        and type(owner) is type(here)
        and aq_base(owner.context) is aq_base(here.context)
    )


def _is_skin(site, found, way):
    """Tell whether it is a script of the skins, which all content has."""
    skin = site.getSkin(site.getCurrentSkinName())
    return aq_base(getattr(skin, way[-1], None)) is aq_base(found)
