"""Make the site "Plone" with collective.cron, unless it is there: zconsole run zope.conf ...

ADMIN_PASSWORD is that of the user "admin", who is added to an empty database.
"""

from AccessControl.SecurityManagement import newSecurityManager
from Products.CMFPlone.factory import addPloneSite
from Testing.makerequest import makerequest
from zope.globalrequest import setRequest

import os
import transaction


def make(app):
    app = makerequest(app)
    setRequest(app.REQUEST)
    users = app.acl_users
    if users.getUser("admin") is None:
        users._doAddUser("admin", os.environ["ADMIN_PASSWORD"], ["Manager"], [])
    newSecurityManager(None, users.getUser("admin").__of__(users))
    site = addPloneSite(
        app,
        "Plone",
        title="Plone",
        distribution_name="classic",
        default_language="en",
        portal_timezone="UTC",
    )
    profiles = "plone.restapi:default collective.cron:default"
    for profile in os.environ.get("PROFILES", profiles).split():
        site.portal_setup.runAllImportStepsFromProfile("profile-" + profile)
    transaction.commit()


if "Plone" not in app.objectIds():  # noqa: F821
    make(app)  # noqa: F821
