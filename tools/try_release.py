"""See the site "Plone" offer collective.cron, and install it: for try_release.sh."""
from AccessControl.SecurityManagement import newSecurityManager
from Testing.makerequest import makerequest
from zope.component.hooks import setSite
from zope.globalrequest import setRequest

import collective.cron


NAME = "collective.cron"

app = makerequest(app)  # noqa: F821
setRequest(app.REQUEST)
newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
setSite(app.Plone)
add_ons = app.Plone.restrictedTraverse("@@prefs_install_products_form")
offered = [found["id"] for found in add_ons.get_available()]
assert NAME in offered, "not offered: %s" % offered
assert add_ons.install_product(NAME) and add_ons.is_product_installed(NAME)
print("offered and installed, from %s" % collective.cron.__file__)
