"""IWebTask: what tasks have in common that call other servers."""

from collective.cron import _
from collective.cron.interfaces import IBackend
from collective.cron.settings.alerts.site_alerts import own_servers_field
from plone.autoform import directives
from plone.supermodel import model
from zope import schema


class IWebTask(IBackend):
    """A task that calls addresses of the web; of an own network only what is named."""

    directives.write_permission(own_servers="cmf.ManagePortal")
    model.fieldset("network", label=_(u"Network"), fields=["own_servers", "seconds"])
    own_servers = own_servers_field()
    seconds = schema.Int(
        title=_(u"Time limit of one call (seconds)"), default=30, min=1, max=600
    )
