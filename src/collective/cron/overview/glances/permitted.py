"""Permitted: which Backends a person may see or steer, asked once for all alike."""

from AccessControl import getSecurityManager
from AccessControl import users
from Acquisition import aq_base
from Acquisition import aq_chain
from Acquisition import aq_inner
from Acquisition import aq_parent
from borg.localrole.default_adapter import DefaultLocalRoleAdapter
from borg.localrole.interfaces import ILocalRoleProvider
from borg.localrole.workspace import WorkspaceLocalRoleManager
from Products.PlonePAS.interfaces.plugins import ILocalRolesPlugin
from Products.PlonePAS.plugins.ufactory import PloneUser
from Products.PluggableAuthService.PropertiedUser import PropertiedUser
from zope.component import getSiteManager


VIEW = "collective.cron: View"
# Those of an add-on may look at whatever they like.
USERS = (PloneUser, PropertiedUser, users.User, users.SimpleUser, users.SpecialUser)
USERS += (users.UnrestrictedUser, users.NullUnrestrictedUser)


class Permitted(object):
    """For the person who asked for the page, and one `permission`.

    Alike are those of one class in one folder, with the same permissions and local
    roles of their own: Zope asks for nothing else. But an add-on may, and then each is
    asked about.
    """

    def __init__(self, site, permission=VIEW):
        self._permission = permission
        manager = getSecurityManager()
        self._check = manager.checkPermission
        is_known = type(aq_base(manager.getUser())) in USERS
        self._is_usual = is_known and _has_usual_plugins(site)
        self._known = {}

    def allows(self, backend, provided=None, guard=None):
        """Tell whether the person has the permission there.

        `provided`: its interface specification; `guard`: see facts.guard_of().
        """
        if guard is None or not self._is_usual:
            return self._check(self._permission, backend)
        folder = aq_base(aq_parent(aq_inner(backend)))
        key = id(folder), type(aq_base(backend)), provided, guard
        if key not in self._known:
            if not _has_usual_roles(provided):
                return self._check(self._permission, backend)
            self._known[key] = self._check(self._permission, backend)
        return self._known[key]


def _has_usual_plugins(site):
    """Tell whether local roles are found as in Plone, also for users from above."""
    for place in aq_chain(aq_inner(site)):
        folder = getattr(aq_base(place), "acl_users", None)
        for one in _plugins(getattr(folder, "plugins", None)):
            if type(aq_base(one)) is not WorkspaceLocalRoleManager:
                return False
    return True


def _plugins(registry):
    try:
        return [one for _id, one in registry.listPlugins(ILocalRolesPlugin)]
    except (AttributeError, KeyError):
        return []  # a user folder without plugins, or without such


def _has_usual_roles(provided):
    """Tell whether local roles of such an object are those that it has itself."""
    adapters = getSiteManager().adapters
    found = adapters.lookupAll([provided], ILocalRoleProvider)
    return all(factory is DefaultLocalRoleAdapter for _name, factory in found)
