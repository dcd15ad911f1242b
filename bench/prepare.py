"""Make the site that every process gets a copy of."""

from bench import tasks
from bench.engine import engine
from Products.CMFPlone.factory import addPloneSite

import transaction


def measure(database, sections):
    """Make an administrator and a site with collective.cron; nothing is measured."""
    engine.wait_until_ready()
    from AccessControl.SecurityManagement import newSecurityManager
    from Testing.makerequest import makerequest
    from zope.component.hooks import setSite
    from zope.globalrequest import setRequest

    import Zope2

    app = makerequest(Zope2.app())
    setRequest(app.REQUEST)
    app.acl_users._doAddUser("admin", "admin", ["Manager"], [])
    transaction.commit()
    user = app.acl_users.getUserById("admin")
    newSecurityManager(None, user.__of__(app.acl_users))
    site = addPloneSite(
        app,
        "Plone",
        default_language="en",
        portal_timezone="UTC",
        **engine.SITE_OPTIONS
    )
    setSite(site)
    # Not every Plone heeds the profiles that are given to addPloneSite().
    site.portal_setup.runAllImportStepsFromProfile("profile-collective.cron:default")
    tasks.install(site)
    transaction.commit()
    engine.stop()
    return []
