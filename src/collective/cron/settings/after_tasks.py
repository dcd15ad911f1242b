"""After other tasks: the field that names them by UUID, and the list to choose from."""

from Acquisition import aq_base
from collective.cron import _
from Products.CMFCore.utils import getToolByName
from zope.component.hooks import getSite
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.interface import implementer
from zope.schema import Choice
from zope.schema import List
from zope.schema import ValidationError
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


BACKEND = "collective.cron.backend_schema.IBackend"  # as catalogs know it
MOST = 20  # tasks that one runs after
UUID = "_plone.uuid"


class InACircle(ValidationError):
    """Each of these tasks would run after the one before, for ever: leave one out."""

    def doc(self):
        # Text, not a message: plone.restapi would not put its values in.
        message = _(
            u"in_a_circle",
            default=u"They would run after each other in a circle: ${names}",
            mapping={"names": u", ".join(self.args[0])},
        )
        return translate(message, context=getRequest())


class AfterTasks(List):
    """UUIDs of other tasks of the site; what would lead to a circle is refused."""

    def __init__(self, **options):
        named = Choice(vocabulary="collective.cron.Tasks")
        super(AfterTasks, self).__init__(
            value_type=named, required=False, max_length=MOST, unique=True, **options
        )

    def _validate(self, value):
        super(AfterTasks, self)._validate(value)
        names = find_circle(self.context, value)
        if names:
            raise InACircle(names).with_field_and_value(self, None)


def find_circle(backend, named):
    """Return the titles on a way back to a Backend that is to run after others.

    `backend`: or whatever a field is bound to; `named`: UUIDs. Empty if there is none.
    """
    own = _uid(backend)
    seen, ways = set(), [(uid, ()) for uid in named if own]
    while ways:
        uid, way = ways.pop()
        if uid == own:
            return way + (_title(backend),)
        other = None if uid in seen else _find(uid)
        seen.add(uid)
        if other is not None:
            way += (_title(other),)
            ways.extend((after, way) for after in named_by(other))
    return ()


def named_by(backend):
    """Return the UUIDs of the tasks that a Backend runs after, a tuple."""
    return tuple(str(uid) for uid in getattr(aq_base(backend), "run_after", None) or ())


@implementer(IVocabularyFactory)
class TasksVocabulary(object):
    """The tasks that one may see, and those that this one names all the same."""

    def __call__(self, context):
        brains = _catalog().searchResults(object_provides=BACKEND)
        found = dict((str(brain.UID), _describe(brain)) for brain in brains)
        found.pop(_uid(context), None)
        terms = [SimpleTerm(uid, uid, title) for uid, title in found.items()]
        terms.sort(key=lambda term: term.title.lower())
        for uid in named_by(context):
            if uid not in found:
                gone = _(
                    u"task_not_seen",
                    default=u"A task that is gone, or that you may not see: ${uid}",
                    mapping={"uid": uid},
                )
                terms.append(SimpleTerm(uid, uid, gone))
        return SimpleVocabulary(terms)


def _describe(brain):
    return u"%s (%s)" % (_text(brain.Title), _text(brain.getPath()))


def _find(uid):
    for brain in _catalog().unrestrictedSearchResults(UID=uid, object_provides=BACKEND):
        return brain._unrestrictedGetObject()


def _catalog():
    return getToolByName(getSite(), "portal_catalog")


def _uid(thing):
    found = getattr(aq_base(thing), UUID, None)
    return None if found is None else str(found)


def _title(backend):
    return _text(backend.title or backend.getId())


def _text(value):
    return value.decode("utf-8") if isinstance(value, bytes) else value
