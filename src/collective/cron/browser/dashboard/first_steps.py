"""What somebody is told where nothing is there yet: what is missing, who can help."""

from collective.cron.actions import adding
from plone import api


DOCS = "https://github.com/collective/collective.cron/blob/main/docs/howto/"


class FirstSteps(object):
    """`page`: the CronPage it is for; `adds`: whether that is the page that adds.

    `places`: the folders in which the visitor may add tasks, for that page.
    """

    def __init__(self, page, adds=False, places=()):
        self.types = adding.all_types(page.site)
        self.lacks_tasks = bool(self.types) and not adds
        self.lacks_places = bool(self.types) and adds and not places
        self.may_add = page.may("Manage")
        self.may_install = api.user.has_permission("Manage portal", obj=page.site)
        url = page.site.absolute_url()
        self.add_url = url + "/@@cron-add"
        self.add_ons_url = url + "/prefs_install_products_form"
        self.docs_url = DOCS + "job-runner.rst"
