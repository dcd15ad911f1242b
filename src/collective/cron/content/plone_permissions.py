"""What permissions of Plone and Zope mean on a Backend: one of ours.

Whatever is made for any content (forms, services, WebDAV, versions, working copies)
asks for them, of whatever site, and also where this add-on was uninstalled. So a
Backend answers with the roles that have ours there, and with no others: what a
workflow or the Security tab sets on a Backend for one of these has no effect.
"""

from AccessControl.Permission import getPermissionIdentifier
from AccessControl.PermissionRole import rolesForPermissionOn
from ExtensionClass import Base


VIEW = "collective.cron: View"
MANAGE = "collective.cron: Manage"
CHOOSE_USER = "collective.cron: Choose user"
NOBODY = "nobody"  # what is done to content and makes no sense on a task

MEANINGS = {
    VIEW: (
        "View",
        "Access contents information",
        "List folder contents",
        "FTP access",
        "WebDAV access",
        "CMFEditions: Access previous versions",
        "Copy or Move",  # to where somebody may look into the copy
    ),
    MANAGE: (
        "Modify portal content",
        "Delete objects",
        "Manage properties",
        "Modify view template",
        "Modify constrain types",
        "Change portal events",
        "Sharing page: Delegate roles",
        "Take ownership",
        "Manage Context Aliases",
        "WebDAV Lock items",
        "WebDAV Unlock items",
        "Manage WebDAV Locks",
        "CMFEditions: Apply version control",
        "CMFEditions: Checkout to location",
        "CMFEditions: Revert to previous versions",
        "CMFEditions: Save new version",
        "iterate : Check in content",
        "iterate : Check out content",
    ),
    NOBODY: (
        "Portlets: Manage portlets",
        "plone.app.event: Import Ical",
    ),
}


class Roles(Base, tuple):
    """Those that have a permission; none, until it is known where."""

    def __of__(self, backend):
        if self.permission == NOBODY:
            return ()
        return tuple(rolesForPermissionOn(self.permission, backend))


class Meaning(object):
    """The attribute in which Zope looks for the roles that have a permission.

    Setting it does nothing, without an error: workflows set what they like.
    """

    def __init__(self, permission):
        self._permission = permission

    def __get__(self, backend, owner=None):
        roles = Roles()
        roles.permission = self._permission
        return roles

    def __set__(self, backend, value):
        pass

    def __delete__(self, backend):
        pass


def guard(backend_class):
    """Let Plone's permissions mean ours on the objects of a class; return the class."""
    for ours, others in MEANINGS.items():
        for other in others:
            setattr(backend_class, getPermissionIdentifier(other), Meaning(ours))
    return backend_class
