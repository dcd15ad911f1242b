"""Upgrade a site that comes from Plone 5.2, as an administrator does; run inside Zope.

Started as a script by migrated.py, with the root of the database as `app`.
"""

from AccessControl.SecurityManagement import newSecurityManager
from zope.component.hooks import setSite
from zope.globalrequest import setRequest

import transaction


PROFILE = "collective.cron:default"


def upgrade(app):
    setRequest(app.REQUEST)
    user = app.acl_users.getUser("admin").__of__(app.acl_users)
    newSecurityManager(None, user)
    site = app.Plone
    setSite(site)
    # First Plone from 5.2 to 6.2, then the add-on.
    site.portal_migration.upgrade(swallow_errors=False)
    if site.portal_migration.needUpgrading():
        raise AssertionError("Plone was not upgraded to the end")
    site.portal_setup.upgradeProfile(PROFILE)
    if site.portal_setup.listUpgrades(PROFILE):
        raise AssertionError("collective.cron was not upgraded to the end")
    transaction.commit()
    app._p_jar.db().pack()


upgrade(app)  # noqa: F821
