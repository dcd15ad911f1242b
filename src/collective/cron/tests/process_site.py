"""Make the administrator and the site that tests start from; run inside Zope.

Started as a script by processes.py, with the root of the database as `app`.
"""

from AccessControl.SecurityManagement import newSecurityManager
from Products.CMFPlone.factory import addPloneSite

import transaction


def options():
    """Return what addPloneSite needs to make a Classic site on this Plone."""
    try:
        import plone.distribution  # noqa: F401
    except ImportError:
        return {}
    return {"distribution_name": "classic"}


def make_site(app):
    app.acl_users._doAddUser("admin", "admin", ["Manager"], [])
    user = app.acl_users.getUser("admin").__of__(app.acl_users)
    newSecurityManager(None, user)
    addPloneSite(
        app,
        "Plone",
        title="Tests",
        default_language="en",
        portal_timezone="UTC",
        setup_content=False,
        extension_ids=[
            "plonetheme.barceloneta:default",
            "collective.cron:default",
            "collective.cron.tests:tasks",
        ],
        **options()
    )
    transaction.commit()


make_site(app)  # noqa: F821
