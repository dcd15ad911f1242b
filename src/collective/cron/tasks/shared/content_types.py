"""The types of content that a ready-made task can be about: none of ours."""

from collective.cron.interfaces import IBackend
from plone import api
from zope.component import getUtility
from zope.dottedname.resolve import resolve
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleVocabulary


COMMENTS = "Discussion Item"
OURS = "collective.cron."  # results, and the folders of results and of scripts
FRIENDLY = "plone.app.vocabularies.ReallyUserFriendlyTypes"


@provider(IVocabularyFactory)
def content_types(context):
    """Return a vocabulary of their names, as Plone shows them."""
    friendly = getUtility(IVocabularyFactory, FRIENDLY)(api.portal.get())
    types = api.portal.get_tool("portal_types")
    return SimpleVocabulary(
        [term for term in friendly if _is_content(types.get(term.value))]
    )


def _is_content(fti):
    if fti is None or fti.getId() == COMMENTS or fti.getId().startswith(OURS):
        return False
    try:
        made = resolve(fti.klass)
    except (AttributeError, ImportError, ValueError):
        return True  # of another kind, or of an add-on that is gone
    return not IBackend.implementedBy(made)
