"""Make the administrator and the site that tests start from; run inside Zope.

Started as a script by programs.py, with the root of the database as `app`.
"""

from AccessControl.SecurityManagement import newSecurityManager
from collective.cron.tests.support.processes import mounted_site
from Products.CMFPlone.factory import addPloneSite
from zope.component.hooks import setSite

import os
import sys
import transaction


# More than one for tests that want the demo as well.
TASKS = "collective.cron.tests.support:tasks"
PROFILES = os.environ.get("CRON_TEST_PROFILES", TASKS).split()
# In the root, or in a folder of it that is in another database.
FOLDER, NAME = os.path.split(os.environ.get("CRON_TEST_SITE", "Plone"))


def options():
    """Return what addPloneSite needs to make a Classic site on this Plone."""
    try:
        import plone.distribution  # noqa: F401
    except ImportError:
        return {"extension_ids": ["plonetheme.barceloneta:default"]}
    return {"distribution_name": "classic"}


def make_site(app):
    if app.acl_users.getUser("admin") is None:
        app.acl_users._doAddUser("admin", "admin", ["Manager"], [])
    user = app.acl_users.getUser("admin").__of__(app.acl_users)
    newSecurityManager(None, user)
    place = mounted_site.mount(app, FOLDER) if FOLDER else app
    addPloneSite(
        place,
        NAME,
        title="Tests",
        default_language="en",
        portal_timezone="UTC",
        setup_content=False,
        **options()
    )
    site = place[NAME]
    setSite(site)
    # Not by addPloneSite, for which an add-on that fails is a line in the log.
    for profile in PROFILES:
        site.portal_setup.runAllImportStepsFromProfile("profile-" + profile)
    transaction.commit()


make_site(app)  # noqa: F821
if "CRON_TEST_MODULES" in os.environ:
    with open(os.environ["CRON_TEST_MODULES"], "w") as names:
        names.write("\n".join(sys.modules))
