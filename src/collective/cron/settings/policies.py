"""Policies of a Backend to choose from, each by a word that is stored."""

from collective.cron import _
from zope.interface import implementer
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


OVERLAP = SimpleVocabulary(
    [
        SimpleTerm(u"skip", "skip", _(u"Skip the new run, and record that")),
        SimpleTerm(u"wait", "wait", _(u"Let one run wait until the other has ended")),
        SimpleTerm(u"allow", "allow", _(u"Run both at the same time")),
    ]
)
LATE_POLICY = SimpleVocabulary(
    [
        SimpleTerm(u"run", "run", _(u"Run once, however late")),
        SimpleTerm(u"skip", "skip", _(u"Skip it when it is too late, and record that")),
    ]
)


@implementer(IVocabularyFactory)
class OverlapVocabulary(object):
    """By name, as the registry needs it."""

    def __call__(self, context):
        return OVERLAP


@implementer(IVocabularyFactory)
class LatePolicyVocabulary(object):
    """By name, as the registry needs it."""

    def __call__(self, context):
        return LATE_POLICY
