"""People with the usual roles of Plone, and a task that all of them would like to have.

The type is as an add-on makes it: no field of its own says who may read or write it.
"""

from collective.cron.tests.support import health_answers
from collective.cron.tests.support.faces.pages import ANONYMOUS
from collective.cron.tests.support.faces.pages import PASSWORD
from collective.cron.tests.support.faces.rest import RestTestCase
from collective.cron.tests.support.packages import PACKAGES_FIXTURE
from plone import api
from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import PloneSandboxLayer
from plone.testing.zope import WSGI_SERVER_FIXTURE

import transaction


MEMBER, OWNER, EDITOR = "member", "owner", "editor"
SITE_ADMIN, BOSS = "site_admin", "boss"  # boss: Manager
ROLES = {
    MEMBER: ["Member"],
    OWNER: ["Member", "Contributor"],  # and Owner of the folder, and of the task
    EDITOR: ["Member", "Editor", "Contributor", "Reviewer"],
    SITE_ADMIN: ["Member", "Site Administrator"],
    BOSS: ["Member", "Manager"],
}
OTHERS = (ANONYMOUS, MEMBER, OWNER, EDITOR)
PEOPLE = OTHERS + (SITE_ADMIN, BOSS)

# Of each field of the task, of its type and of its behaviors.
SHOWN = {
    "title": u"Title-of-it",
    "description": u"Description-of-it",
    "subject": (u"Tag-of-it",),
    "script": u"script-of-it",
    "kind": u"kind-of-it",
    "periodicity": u"17 3 * * *",
    "run_as": u"user-of-it",
}
SECRET = u"hunter2"  # in its password
PING = u"https://hc-ping.com/" + SECRET


class RightsFixture(PloneSandboxLayer):
    defaultBases = (PACKAGES_FIXTURE,)

    def setUpPloneSite(self, portal):
        applyProfile(portal, "plone.restapi:default")
        portal.portal_types["CronTestTask"].behaviors += ("plone.categorization",)
        portal.portal_workflow.setChainForPortalTypes(
            ["CronTestTask", "Folder"], "simple_publication_workflow"
        )
        for name, roles in ROLES.items():
            api.user.create(username=name, email="a@example.org", password=PASSWORD)
            api.user.grant_roles(username=name, roles=roles)


RIGHTS = FunctionalTesting(
    bases=(RightsFixture(), WSGI_SERVER_FIXTURE), name="Cron:Rights"
)


class RightsCase(RestTestCase):
    """The task is in a published folder that somebody else owns."""

    layer = RIGHTS

    def setUp(self):
        super(RightsCase, self).setUp()
        health_answers.prepare(self)
        self.folder = api.content.create(self.portal, "Folder", "folder", u"Folder")
        secrets = {"secret": SECRET, "ping_address": PING}
        values = dict(SHOWN, **secrets)
        self.task = api.content.create(self.folder, "CronTestTask", "task", **values)
        api.content.transition(self.folder, "publish")
        for owned in (self.folder, self.task):
            owned.manage_setLocalRoles(OWNER, ["Owner"])
            owned.reindexObjectSecurity()
        transaction.commit()

    def ask(self, name, method, path, token=True, **options):
        """Return the response to a request as a browser or a WebDAV client sends it."""
        if token:
            mark = "&" if "?" in path else "?"
            path = "%s%s_authenticator=%s" % (path, mark, self.make_token(name))
        headers = dict({"Accept": "*/*"}, **options.pop("headers", {}))
        options.setdefault("allow_redirects", False)
        return self.call(method, path, name, headers, **options)
