"""The user folder of a site or of the root, asked for one user.

There are three answers: the user, that there is none, and that it cannot be asked. The
last one is no "no": who is away for a moment is not to be replaced.
"""

from Acquisition import aq_base
from collective.cron.errors import CronError
from collective.cron.errors import is_transient
from collective.cron.text import redact
from Products.PluggableAuthService.interfaces.plugins import IUserEnumerationPlugin
from six import ensure_str


class DirectoryAway(CronError):
    """The user directory cannot be asked: see to it, or try again later."""

    @property
    def why(self):
        """What it said, text."""
        return redact.to_text(self.value or u"")


def find(place, user_id):
    """Return the user with this id in the user folder of a site or the root, or None.

    Raises DirectoryAway if that cannot be told.
    """
    if getattr(aq_base(place), "acl_users", None) is None:
        return None
    folder, user_id = place.acl_users, ensure_str(user_id)
    try:
        user = folder.getUserById(user_id)
        if user is None:
            _see_that_all_answered(folder, user_id)
        return user
    except Exception as error:
        if is_transient():
            raise  # that is the database
        what = "the user directory cannot be asked"
        raise DirectoryAway(what, redact.describe_error(error))


def _see_that_all_answered(folder, user_id):
    """Raise if a plugin could not answer: PAS takes most exceptions for no user."""
    if getattr(aq_base(folder), "plugins", None) is None:
        return  # a user folder of another kind
    plugins = dict(folder.plugins.listPlugins(IUserEnumerationPlugin))
    for name in folder.plugins.listPluginIds(IUserEnumerationPlugin):
        if name not in plugins:
            raise LookupError("the plugin %s is broken" % name)
        plugins[name].enumerateUsers(id=user_id, exact_match=True)
