"""<cron:script /> in ZCML: one line registers a function."""

from collective.cron.errors import CronError
from collective.cron.scripts.registry import check_name
from collective.cron.scripts.registry import IScript
from collective.cron.scripts.registry import Script
from zope.component.zcml import utility
from zope.configuration.exceptions import ConfigurationError
from zope.configuration.fields import MessageID
from zope.interface import Interface
from zope.schema import TextLine


class IScriptDirective(Interface):
    """Registers a function as a script. Two of one name are a conflict."""

    name = TextLine(title=u"Name", description=u"Unique, such as acme.report.")
    title = MessageID(title=u"Title")
    description = MessageID(title=u"Description", required=False)
    function = TextLine(title=u"Function", description=u"A dotted name.")
    schema = TextLine(
        title=u"Schema",
        description=u"A dotted name, of one with a field for each parameter.",
        required=False,
    )


def register(context, name, title, function, description=None, schema=None):
    """Handle the directive.

    What it names is imported at once; if that fails, the script says so where it is
    listed, and the site starts all the same.
    """
    try:
        check_name(name)
    except CronError as error:
        raise ConfigurationError(str(error))
    package = getattr(context, "package", None)
    script = Script(
        name,
        getattr(package, "__name__", u"ZCML"),
        lambda: context.resolve(function),
        title=title,
        description=description,
        schema=schema and (lambda: context.resolve(schema)),
    )
    utility(context, IScript, component=script, name=name)
