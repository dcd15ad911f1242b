"""@controlpanels/cron-tasks: where the Site Setup of Volto leads to all tasks.

It has nothing to fill in; `cron` is the address of what GET @cron says.
"""

from collective.cron.interfaces import ICronLayer
from plone import api
from plone.restapi.controlpanels import RegistryConfigletPanel
from plone.restapi.controlpanels.interfaces import IControlpanel
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.serializer.controlpanels import get_jsonschema_for_controlpanel
from zExceptions import Unauthorized
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


class ITasksControlpanel(IControlpanel):
    """The way to all tasks."""


class INothing(Interface):
    """What can be set there."""


@implementer(ITasksControlpanel)
@adapter(Interface, ICronLayer)
class TasksControlpanel(RegistryConfigletPanel):
    schema = INothing
    schema_prefix = None
    configlet_id = "collective-cron"
    configlet_category_id = "Products"


@implementer(ISerializeToJson)
@adapter(ITasksControlpanel)
class SerializeTasks(object):
    def __init__(self, panel):
        self.panel = panel

    def __call__(self):
        panel = self.panel
        if not api.user.has_permission("collective.cron: View", obj=panel.context):
            raise Unauthorized("collective.cron: View")
        url = panel.context.absolute_url()
        return {
            "@id": "%s/@controlpanels/%s" % (url, panel.__name__),
            "title": panel.title,
            "group": panel.group,
            "schema": get_jsonschema_for_controlpanel(
                panel, panel.context, panel.request
            ),
            "data": {},
            "cron": url + "/@cron",
        }
