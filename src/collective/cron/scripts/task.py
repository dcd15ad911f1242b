"""ScriptTask: a task that runs a registered script with settings."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.cron import _
from collective.cron.content.backend import Backend
from collective.cron.errors import CronError
from collective.cron.interfaces import IBackend
from collective.cron.scripts import registry
from collective.cron.scripts import settings
from collective.cron.scripts.folder import IScriptsFolder
from plone.autoform import directives
from plone.behavior.interfaces import IBehaviorAssignable
from plone.dexterity.behavior import DexterityBehaviorAssignable
from z3c.form.interfaces import IEditForm
from zope import schema
from zope.component import adapter
from zope.interface import implementer
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


PORTAL_TYPE = "CronScript"


class IScriptTask(IBackend):
    """Runs a script that an add-on registers."""

    # Another script has other settings, and is another task.
    directives.mode(IEditForm, script="display")
    directives.order_before(script="periodicity")
    script = schema.Choice(title=_(u"Script"), vocabulary="collective.cron.Scripts")
    in_place = schema.Bool(
        title=_(u"For the folder it is in"),
        description=_(
            u"help_in_place",
            default=u"The script is given the folder that this task is in, instead of "
            u"the site.",
        ),
        default=False,
        required=False,
    )


@implementer(IScriptTask)
class ScriptTask(Backend):
    """The content type; `settings`: {name of a parameter: value as JSON has it}.

    The fields of its settings are those of a behavior that only this task has: so its
    form, services, exports and pages know them as they know any other field.
    """

    # Not looked for in the behaviors: the script says which those are.
    script = settings = None

    @property
    def run_schema(self):
        """The schema of what may be different for one run, see run_settings.py."""
        script = registry.find(self.script)
        return None if script is None else script.schema

    def run_fields(self):
        """Return (parameter, field) of its script, empty if that is gone."""
        script = registry.find(self.script)
        return [] if script is None else settings.fields_of(script)

    def __conform__(self, interface):
        return settings.conform(self, interface)

    def is_on_demand(self):
        is_made_for_it = IScriptsFolder.providedBy(aq_parent(aq_inner(self)))
        return is_made_for_it and not self.activated

    def defect(self):
        try:
            settings.read(registry.get(self.script), self.settings or {}, self)
        except CronError as error:
            return error
        return None


@implementer(IBehaviorAssignable)
@adapter(IScriptTask)
class ScriptBehaviors(DexterityBehaviorAssignable):
    """The behaviors of the type, and the settings of the script of this task."""

    def enumerateBehaviors(self):
        for behavior in super(ScriptBehaviors, self).enumerateBehaviors():
            yield behavior
        script = registry.find(self.context.script)
        if script is not None and script.schema is not None:
            yield script.behavior


@implementer(IVocabularyFactory)
class ScriptsVocabulary(object):
    """The scripts that can be run."""

    def __call__(self, context):
        terms = [
            SimpleTerm(script.name, script.name, script.title)
            for script in registry.find_all()
            if not script.broken
        ]
        return SimpleVocabulary(terms)
