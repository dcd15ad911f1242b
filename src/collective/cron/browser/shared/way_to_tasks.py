"""The way from a task and its results to all tasks, for those who may see them."""

from plone import api
from plone.app.layout.viewlets.common import ViewletBase


class WayToTasks(ViewletBase):
    def update(self):
        site = api.portal.get()
        self.url = site.absolute_url() + "/@@cron-dashboard"
        self.may = api.user.has_permission("collective.cron: View", obj=site)

    def render(self):
        return self.index() if self.may else u""
