"""Make the site that every process gets a copy of."""

from bench import instance
from bench import tasks
from collective.cron.engines.zcasync import process
from Products.CMFPlone.factory import addPloneSite

import transaction


def measure(database, sections):
    """Make an administrator and a site with collective.cron; nothing is measured."""
    instance.wait_for_dispatcher()
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
        extension_ids=["collective.cron:default"],
    )
    setSite(site)
    tasks.install(site)
    transaction.commit()
    # Its start made the queue; it signs off, as a worker that was here before.
    process.stop()
    return []
