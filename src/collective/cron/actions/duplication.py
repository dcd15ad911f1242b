"""To make a second task of one: a copy beside it that waits to be changed."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.cron import _
from collective.cron.actions import adding
from collective.cron.overview.backend_overview import title_of
from plone import api
from zope.i18n import translate


def may_duplicate(backend):
    """Tell whether who acts now may copy it, and add one more of this type beside."""
    if not api.user.has_permission("Copy or Move", obj=backend):
        return False
    names = [one.getId() for one in adding.types_in(aq_parent(aq_inner(backend)))]
    return backend.portal_type in names


def duplicate(backend, request):
    """Return a copy of a Backend in the same folder: inactive, and without results.

    Its title says what it is, as two of one title cannot be told apart.
    """
    title = _(
        u"copy_of", default=u"Copy of ${title}", mapping={"title": title_of(backend)}
    )
    copy = api.content.copy(backend, aq_parent(aq_inner(backend)))
    copy.title = translate(title, context=request)
    copy.reindexObject(idxs=["Title", "sortable_title", "SearchableText"])
    return copy
