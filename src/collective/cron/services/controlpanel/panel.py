"""What our entries of @controlpanels share."""

from plone import api
from plone.restapi.controlpanels import RegistryConfigletPanel
from plone.restapi.serializer.controlpanels import get_jsonschema_for_controlpanel
from zExceptions import Unauthorized


class CronPanel(RegistryConfigletPanel):
    """A subclass names schema, configlet and permission."""

    schema_prefix = None
    configlet_category_id = "Products"
    permission = None

    def check_permission(self):
        """Raise for those who may see control panels but not this one."""
        if not api.user.has_permission(self.permission, obj=self.context):
            raise Unauthorized(self.permission)

    def describe(self, data):
        """Return it with these values, as any control panel is told."""
        url = self.context.absolute_url()
        return {
            "@id": "%s/@controlpanels/%s" % (url, self.__name__),
            "title": self.title,
            "group": self.group,
            "schema": get_jsonschema_for_controlpanel(
                self, self.context, self.request
            ),
            "data": data,
        }
