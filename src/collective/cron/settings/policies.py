"""Policies of a Backend, each by a word that is stored, and what follows from them."""

from collective.cron import _
from zope.interface import implementer
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


# Which starts first of those that are due, as words that are stored on Backends.
PRIORITIES = HIGH, NORMAL, LOW = u"high", u"normal", u"low"

OVERLAP = SimpleVocabulary(
    [
        SimpleTerm(u"skip", "skip", _(u"Skip the new run, and record that")),
        SimpleTerm(u"wait", "wait", _(u"Let it wait until the other has ended")),
        SimpleTerm(
            u"stop", "stop", _(u"Ask the running one to stop, and start when it ended")
        ),
        SimpleTerm(u"allow", "allow", _(u"Run both at the same time")),
    ]
)
LATE_POLICY = SimpleVocabulary(
    [
        SimpleTerm(u"run", "run", _(u"Run once, however late")),
        SimpleTerm(u"skip", "skip", _(u"Skip it when it is too late, and record that")),
    ]
)
PRIORITY = SimpleVocabulary(
    [
        SimpleTerm(HIGH, "high", _(u"High")),
        SimpleTerm(NORMAL, "normal", _(u"Normal")),
        SimpleTerm(LOW, "low", _(u"Low")),
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


PARALLEL = 10  # runs of one Backend at the same time, where it allows any
START, WAIT, SKIP = "start", "wait", "skip"
STOP = u"stop"  # the word of a Backend whose running one is asked to stop


def decide_overlap(overlap, going):
    """Return what becomes of one more run: START, WAIT or SKIP.

    One rule, for the claim, which decides, and for all that is said beforehand.
    `overlap`: the word of the Backend; `going`: the list of its runs that go on.
    """
    if not going or (overlap == u"allow" and len(going) < PARALLEL):
        return START
    return WAIT if overlap in (u"wait", STOP) else SKIP
