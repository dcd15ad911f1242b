"""A user directory of somebody else, which can be away: a plugin of PAS."""

from OFS.SimpleItem import SimpleItem
from Products.PluggableAuthService.interfaces.plugins import IUserEnumerationPlugin
from zope.interface import implementer

import transaction


USER = "ldap-jane"
NAME = "directory"


@implementer(IUserEnumerationPlugin)
class Directory(SimpleItem):
    """Knows one user; raises the `error` of its class, if it is asked for them."""

    id = NAME
    error = None
    empty = False
    asked = 0

    def enumerateUsers(self, id=None, login=None, exact_match=False, **options):
        if USER not in (id, login):
            return ()
        Directory.asked += 1
        if Directory.error is not None:
            raise Directory.error
        if Directory.empty:
            return ()
        return ({"id": USER, "login": USER, "pluginid": self.getId()},)


def add_directory(case):
    """Add it to the site of a test case; return the class, to be set and asked."""
    folder = case.portal.acl_users
    folder._setObject(NAME, Directory())
    folder.plugins.activatePlugin(IUserEnumerationPlugin, NAME)
    transaction.commit()
    case.addCleanup(bring_back)
    return Directory


def bring_back():
    Directory.error, Directory.empty, Directory.asked = None, False, 0
