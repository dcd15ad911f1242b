"""@controlpanels/cron-tasks: where the Site Setup of Volto leads to all tasks.

It has nothing to fill in; `cron` is the address of what GET @cron says.
"""

from collective.cron.interfaces import ICronLayer
from collective.cron.services.controlpanel.panel import CronPanel
from collective.cron.services.shared.bodies import read_body
from collective.cron.services.shared.bodies import refuse
from plone.restapi.controlpanels.interfaces import IControlpanel
from plone.restapi.interfaces import IDeserializeFromJson
from plone.restapi.interfaces import ISerializeToJson
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


class ITasksControlpanel(IControlpanel):
    """The way to all tasks."""


class INothing(Interface):
    """What can be set there."""


@implementer(ITasksControlpanel)
@adapter(Interface, ICronLayer)
class TasksControlpanel(CronPanel):
    schema = INothing
    configlet_id = "collective-cron"
    permission = "collective.cron: View"


@implementer(ISerializeToJson)
@adapter(ITasksControlpanel)
class SerializeTasks(object):
    def __init__(self, panel):
        self.panel = panel

    def __call__(self):
        panel = self.panel
        panel.check_permission()
        return dict(panel.describe({}), cron=panel.context.absolute_url() + "/@cron")


@implementer(IDeserializeFromJson)
@adapter(ITasksControlpanel)
class DeserializeTasks(object):
    """Accepts an empty object, and stores nothing."""

    def __init__(self, panel):
        self.panel = panel

    def __call__(self, mask_validation_errors=True):
        self.panel.check_permission()
        sent = read_body(self.panel.request)
        if sent:
            refuse(self.panel.request, sorted(sent.items()))
