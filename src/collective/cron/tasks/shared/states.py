"""States of workflows: which there are, and the transition that leads to one."""

from plone import api
from zope import schema
from zope.component import getUtility
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.interface import provider
from zope.schema.interfaces import IContextAwareDefaultFactory
from zope.schema.interfaces import IVocabularyFactory


STATES = "plone.app.vocabularies.WorkflowStates"


def states_of(*names, **options):
    """Return a factory for the default of a field: those of the states that exist.

    A list of them; with `is_one` the first one, or None.
    """

    @provider(IContextAwareDefaultFactory)
    def factory(context=None):
        known = getUtility(IVocabularyFactory, STATES)(api.portal.get())
        found = [name for name in names if name in known]
        return (found or [None])[0] if options.get("is_one") else found

    return factory


def states_field(title, description, *names):
    """Return a field for a choice of states; by default those that exist."""
    return schema.List(
        title=title,
        description=description,
        value_type=schema.Choice(vocabulary=STATES),
        required=False,
        defaultFactory=states_of(*names),
        missing_value=[],
    )


def state_of(content):
    """Return the id of the state that content is in, None without a workflow."""
    return _tool().getInfoFor(content, "review_state", None)


def changed_at(content):
    """Return when its state changed last, a DateTime, or None if it is not known."""
    return _tool().getInfoFor(content, "time", None)


def title_of(state, content):
    """Return the title of a state of content, in the language of the site."""
    title = _tool().getTitleForStateOnType(state, content.portal_type)
    return translate(title, domain="plone", context=getRequest())


def transition_to(state, content):
    """Return (id of a transition of content to a state, whether there is one at all).

    The id is None if the user must not make one, too.
    """
    tool, exists = _tool(), False
    allowed = set(one["id"] for one in tool.getTransitionsFor(content))
    now = state_of(content)
    for workflow in tool.getWorkflowsFor(content):
        ways = workflow.states.get(now) if hasattr(workflow, "states") else None
        for name in ways.transitions if ways is not None else ():
            transition = workflow.transitions.get(name)
            if transition is not None and transition.new_state_id == state:
                if name in allowed:
                    return name, True
                exists = True
    return None, exists


def _tool():
    return api.portal.get_tool("portal_workflow")
