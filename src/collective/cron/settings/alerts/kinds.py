"""Kinds of happenings that people may be told of, each by a word that is stored."""

from collective.cron import _
from zope.interface import implementer
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


FAILED = u"failed"
FAILED_AGAIN = u"failed_again"
RECOVERED = u"recovered"
INTERRUPTED = u"interrupted"
WARNED = u"warned"
MISSED = u"missed"
LATE = u"late"
SLOW = u"slow"
SUMMARY = u"summary"
WORKER_GONE = u"worker_gone"
SILENCE = u"silence"
PAUSED = u"paused"  # always told where it is done: nobody chooses it
TITLES = (
    (FAILED, _(u"A task has failed, for the first time")),
    (FAILED_AGAIN, _(u"It has failed so many times in a row")),
    (RECOVERED, _(u"It is well again")),
    (INTERRUPTED, _(u"The worker died during its run, or the run was given up")),
    (WARNED, _(u"It has ended with warnings")),
    (MISSED, _(u"A run was missed or skipped")),
    (LATE, _(u"A run that is due has not begun")),
    (SLOW, _(u"A run takes longer than usual, or than a limit")),
    (SUMMARY, _(u"Each day: what still fails")),
    (WORKER_GONE, _(u"A worker has died")),
    (SILENCE, _(u"No worker was there for a while")),
)
# Of a site, not of a task.
OF_SITES = (WORKER_GONE, SILENCE)
USUAL = [FAILED, FAILED_AGAIN, RECOVERED, INTERRUPTED, MISSED, LATE, SUMMARY]
USUAL_OF_SITES = USUAL + [WORKER_GONE, SILENCE]


def _vocabulary(kinds):
    return SimpleVocabulary([SimpleTerm(k, str(k), t) for k, t in TITLES if k in kinds])


ALL = _vocabulary([kind for kind, _title in TITLES])
OF_TASKS = _vocabulary([kind for kind, _title in TITLES if kind not in OF_SITES])


@implementer(IVocabularyFactory)
class KindsVocabulary(object):
    """By name, as the registry needs it."""

    def __call__(self, context):
        return ALL


@implementer(IVocabularyFactory)
class TaskKindsVocabulary(object):
    """Those of a task."""

    def __call__(self, context):
        return OF_TASKS
