"""ScriptsFolder: where the tasks are that run a script when somebody asks for it."""

from collective.cron.content.plone_permissions import guard
from plone.dexterity.content import Container
from zope.interface import implementer
from zope.interface import Interface


FOLDER_TYPE = "collective.cron.Scripts"


class IScriptsFolder(Interface):
    """Holds a task for each script, and each user, that somebody asked for."""


@guard
@implementer(IScriptsFolder)
class ScriptsFolder(Container):
    """Made in the site when it is needed; what is in it is seen by those with View."""

    exclude_from_nav = True
    # {(name of a script, id of a user): id of the task}; None before the first.
    known = None
