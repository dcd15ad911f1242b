"""A user directory of somebody else, which can be away: a plugin of PAS."""

from collective.cron.worksite import identity
from OFS.SimpleItem import SimpleItem
from Products.PluggableAuthService.interfaces.plugins import IUserEnumerationPlugin
from zope.interface import implementer

import mock
import transaction


USER = "ldap-jane"
NAME = "directory"


@implementer(IUserEnumerationPlugin)
class Directory(SimpleItem):
    """Knows one user, or raises the `error` of its class."""

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
    """Add it to the site of a test case; return the class, to be set and asked.

    Runs do not wait for it.
    """
    patch = mock.patch.object(identity, "PATIENCE", 0)
    patch.start()
    case.addCleanup(patch.stop)
    folder = case.portal.acl_users
    folder._setObject(NAME, Directory())
    folder.plugins.activatePlugin(IUserEnumerationPlugin, NAME)
    transaction.commit()
    case.addCleanup(bring_back)
    return Directory


def bring_back():
    Directory.error, Directory.empty, Directory.asked = None, False, 0
