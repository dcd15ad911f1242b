"""Two sites with tasks, and what can become of a site in the ZMI and elsewhere."""

from collective.cron.interfaces import IBackend
from collective.cron.testing import CRON_FIXTURE
from contextlib import contextmanager
from OFS.Folder import Folder
from OFS.Folder import manage_addFolder
from plone import api
from plone.app.testing import FunctionalTesting
from plone.app.testing import PloneSandboxLayer
from plone.app.testing import SITE_OWNER_NAME
from plone.uuid.interfaces import IUUID
from Products.CMFPlone.factory import addPloneSite
from ZODB.DB import DB
from ZODB.DemoStorage import DemoStorage
from zope.component.hooks import getSite
from zope.component.hooks import setSite
from zope.globalrequest import getRequest
from zope.globalrequest import setRequest

import transaction


PROFILES = (
    "plone.app.contenttypes:default",
    "collective.cron:default",
    "collective.cron.tests.support:tasks",
)


class TwoSitesFixture(PloneSandboxLayer):
    """The site of CRON_FIXTURE, and another one beside it: /two."""

    defaultBases = (CRON_FIXTURE,)

    def setUpPloneSite(self, portal):
        add_site(portal.getPhysicalRoot(), "two")


TWO_SITES = FunctionalTesting(bases=(TwoSitesFixture(),), name="Cron:TwoSites")


@contextmanager
def working_in(site):
    """Work in a site, or in none, as the manager of all; commit at the end."""
    before, request = getSite(), getRequest()
    users = before.getPhysicalRoot().acl_users
    with api.env.adopt_user(user=users.getUser(SITE_OWNER_NAME).__of__(users)):
        setSite(site)
        if site is None:
            setRequest(None)  # it remembers things of the site
        try:
            yield site
            transaction.commit()
        finally:
            setSite(before)
            setRequest(request)


def add_site(place, name):
    """Add a site with the add-on; return it."""
    before = getSite()
    with working_in(before):
        site = addPloneSite(place, name, setup_content=False)
        setSite(site)
        for profile in PROFILES:
            site.portal_setup.runAllImportStepsFromProfile("profile-" + profile)
    return place[name]


def add_tasks(site):
    """Add two active tasks, one of them in a folder, and one that is not."""
    with working_in(site):
        add_task(site, "active")
        add_task(site, "resting", activated=False)
        add_task(api.content.create(site, "Folder", "folder"), "inner")


def add_task(place, name, activated=True):
    return api.content.create(
        place,
        "CronTestTask",
        name,
        u"Task %s" % name,
        script=u"count",
        periodicity=u"*/5 * * * *",
        timezone=u"UTC",
        activated=activated,
    )


def tasks_in(site):
    """Return {uid: Backend} of what is in a site, whatever is noted of it."""
    found = [one for one in site.objectValues() if IBackend.providedBy(one)]
    if "folder" in site.objectIds():
        found.extend(site["folder"].objectValues())
    return dict((IUUID(one), one) for one in found)


# What becomes of /plone. Each returns the paths of all sites that there are then.


def nothing(app):
    return ["/plone", "/two"]


def moved_into_a_folder(app):
    manage_addFolder(app, "folder")
    cut = app.manage_cutObjects(["plone"])
    app.folder.manage_pasteObjects(cut)
    return ["/folder/plone", "/two"]


def moved_out_again(app):
    moved_into_a_folder(app)
    cut = app.folder.manage_cutObjects(["plone"])
    app.manage_pasteObjects(cut)
    return ["/plone", "/two"]


def its_folder_renamed(app):
    moved_into_a_folder(app)
    transaction.commit()
    app.manage_renameObject("folder", "other")
    return ["/other/plone", "/two"]


def renamed(app):
    app.manage_renameObject("plone", "renamed")
    return ["/renamed", "/two"]


def renamed_without_an_event(app):
    site = app.plone.aq_base
    app._delObject("plone", suppress_events=True)
    site._setId("renamed")
    app._setObject("renamed", site, suppress_events=True)
    return ["/renamed", "/two"]


def copied(app):
    copied = app.manage_copyObjects(["plone"])
    app.manage_pasteObjects(copied)
    return ["/copy_of_plone", "/plone", "/two"]


def copied_with_states(app):
    """As former versions did."""
    paths = copied(app)
    states = app.copy_of_plone.__annotations__["collective.cron"]
    for uid, state in app.plone.__annotations__["collective.cron"].items():
        states[uid] = copy_of(state)
    return paths


def deleted(app):
    app.manage_delObjects(["plone"])
    return ["/two"]


def a_task_added_in_another_site(app):
    """Plone puts what a script adds into the catalog of the site it works in."""
    add_task(app.two, "by_script")
    return ["/plone", "/two"]


def catalog_cleared(app):
    app.plone.portal_catalog.manage_catalogClear()
    return ["/plone", "/two"]


def catalog_lists_what_is_gone(app):
    app.plone._delObject("active", suppress_events=True)
    return ["/plone", "/two"]


def catalog_lists_strangers(app):
    for task in tasks_in(app.two).values():
        catalog = app.plone.portal_catalog
        catalog.catalog_object(task, "/".join(task.getPhysicalPath()))
        catalog.catalog_object(task, "/plone/" + task.getId() + "-that-was")
    return ["/plone", "/two"]


def one_in_a_mounted_database(app):
    add_tasks(add_site(add_mount(app, "mounted"), "far"))
    return ["/mounted/far", "/plone", "/two"]


LAYOUTS = (
    nothing,
    moved_into_a_folder,
    moved_out_again,
    its_folder_renamed,
    renamed,
    renamed_without_an_event,
    copied,
    copied_with_states,
    deleted,
    a_task_added_in_another_site,
    catalog_cleared,
    catalog_lists_what_is_gone,
    catalog_lists_strangers,
    one_in_a_mounted_database,
)
# Those that the pages of Zope do, where no site is the current one.
IN_THE_ZMI = (
    moved_into_a_folder,
    moved_out_again,
    its_folder_renamed,
    renamed,
    copied,
    deleted,
)


def copy_of(state):
    made = state.__class__()
    made.__dict__.update(state.__dict__)
    return made


def add_mount(app, name):
    """Add a folder that is in another database; return it."""
    DB(
        DemoStorage(), database_name=name, databases=app._p_jar.db().databases
    ).setPoolSize(20)
    folder, there = Folder(name), app._p_jar.get_connection(name)
    there.add(folder)
    there.root()["folder"] = folder
    transaction.commit()
    app._setObject(name, folder)
    transaction.commit()
    return app[name]
