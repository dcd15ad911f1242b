"""What the main template asks of a task: answered to those who have to do with it.

Plone's own is for everybody, and so is every page that has nothing to do with contents,
such as that for a message to the site, with the title of where it was called.
"""

from AccessControl.PermissionRole import rolesForPermissionOn
from plone.app.layout.globals.context import ContextState
from plone.memoize.view import memoize


class BackendState(ContextState):
    """Plone's."""

    __allow_access_to_unprotected_subobjects__ = 1

    @property
    def __roles__(self):
        """Return those that may see, run or manage it."""
        found = set()
        for what in ("View", "Run", "Manage"):
            found.update(rolesForPermissionOn("collective.cron: " + what, self.context))
        return tuple(found)

    @memoize
    def is_structural_folder(self):
        """Tell whether it is a place for contents: only if its type takes any."""
        return bool(self.context.getTypeInfo().allowed_content_types)
