"""++add++CronScript: a script is chosen first, then the form has its settings."""

from collective.cron import _
from collective.cron.scripts import registry
from plone.dexterity.browser.add import DefaultAddForm
from plone.dexterity.browser.add import DefaultAddView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from six import string_types
from zope.i18n import translate


FIELD = "form.widgets.script"
PARAMETER = "script"  # in the address, by which a link chooses one


class AddForm(DefaultAddForm):
    """Beside the fields of the type, those of the script that is chosen."""

    portal_type = "CronScript"

    def __init__(self, *args):
        super(AddForm, self).__init__(*args)
        if self.script is not None:
            # As if it had been chosen in the form.
            self.request.form.setdefault(FIELD, [self.script.name])

    @property
    def script(self):
        """The Script that is chosen, or None."""
        chosen = self.request.form.get(FIELD) or self.request.form.get(PARAMETER)
        if isinstance(chosen, (list, tuple)):
            chosen = chosen[0]
        found = registry.find(chosen) if isinstance(chosen, string_types) else None
        return found if found is not None and not found.broken else None

    @property
    def additionalSchemata(self):
        for schema in super(AddForm, self).additionalSchemata:
            yield schema
        if self.script is not None and self.script.schema is not None:
            yield self.script.schema

    @property
    def label(self):
        title = translate(self.script.title, context=self.request)
        return _(u"add_script", default=u"Task for: ${title}", mapping={"title": title})

    @property
    def offered_title(self):
        """The title of a new task, until somebody finds a better one."""
        return self.script.title

    @property
    def description(self):
        return self.script.description


class AddView(DefaultAddView):
    form = AddForm
    choice = ViewPageTemplateFile("choice.pt")

    def __call__(self):
        if self.form_instance.script is None:
            return self.choice()
        return super(AddView, self).__call__()

    @property
    def scripts(self):
        return [script for script in registry.find_all() if not script.broken]

    def address(self, script):
        """Return the address of the form for a Script, in this place."""
        place = self.context.absolute_url()
        return "%s/++add++CronScript?%s=%s" % (place, PARAMETER, script.name)
