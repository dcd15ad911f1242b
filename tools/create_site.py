"""Make the site "Plone" with collective.cron and its demo, unless it is there.

With plone.restapi's profile, which a Classic site comes without: Volto and whatever
else logs in by a token needs it. Runs inside Zope, on every platform:
bin/script run tools/create_site.py
"""
from AccessControl.SecurityManagement import newSecurityManager
from Products.CMFPlone.factory import addPloneSite
from Testing.makerequest import makerequest
from zope.component.hooks import setSite
from zope.globalrequest import setRequest

import os
import transaction


PROFILES = os.environ.get(
    "CCRON_PROFILES",
    "plone.restapi:default collective.cron:default collective.cron:demo",
).split()
URL = os.environ.get("CCRON_URL")  # under which people see the site


def platform_options():
    """Return what addPloneSite needs to make a Classic site on this Plone."""
    try:
        import plone.distribution  # noqa: F401
    except ImportError:
        return {"extension_ids": ["plonetheme.barceloneta:default"]}
    return {"distribution_name": "classic"}


def create(app):
    """Make the site as the administrator, in one transaction."""
    app = makerequest(app)
    setRequest(app.REQUEST)
    user = app.acl_users.getUser("admin")
    newSecurityManager(None, user.__of__(app.acl_users))
    site = addPloneSite(
        app,
        "Plone",
        title="collective.cron",
        default_language="en",
        portal_timezone="UTC",
        **platform_options()
    )
    setSite(site)
    for profile in PROFILES:
        site.portal_setup.runAllImportStepsFromProfile("profile-" + profile)
    if URL:
        site.portal_registry["collective.cron.site_url"] = URL
    transaction.commit()


if "Plone" not in app.objectIds():  # noqa: F821
    create(app)  # noqa: F821
