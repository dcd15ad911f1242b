"""Make a site, install the add-ons in examples as people do, and let them work.

Runs inside a Zope that was started with their wheels: for try_examples.sh.
"""
from AccessControl.SecurityManagement import newSecurityManager
from collective.cron import testing
from collective.cron.engines.inline import InlineQueue
from collective.cron.interfaces import IAlertChannel
from collective.cron.interfaces import IJobQueue
from plone import api
from Testing.makerequest import makerequest
from zope.component import getGlobalSiteManager
from zope.component import getUtility
from zope.component.hooks import setSite
from zope.globalrequest import setRequest

import collective.cron
import os
import transaction


ROOT = os.environ["ROOT"]
ADD_ON = "acme.prices"

path = os.path.join(ROOT, "tools", "create_site.py")
with open(path) as source:
    exec(compile(source.read(), path, "exec"), {"app": app})  # noqa: F821

app = makerequest(app)  # noqa: F821
setRequest(app.REQUEST)
newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
setSite(app.Plone)
where = os.path.abspath(collective.cron.__file__)
assert not where.startswith(ROOT), "of this checkout: %s" % where

# The profile of one, which brings ours along; the other two have none.
add_ons = app.Plone.restrictedTraverse("@@prefs_install_products_form")
offered = [found["id"] for found in add_ons.get_available()]
assert ADD_ON in offered, "not offered: %s" % offered
assert add_ons.install_product(ADD_ON)
assert add_ons.is_product_installed("collective.cron")

getGlobalSiteManager().registerUtility(InlineQueue(), IJobQueue)
nobody = "http://127.0.0.1:1/prices"  # listens there
prices = api.content.create(
    app.Plone, "PriceList", "prices", address=nobody, activated=True
)
stale = api.content.create(
    app.Plone, "CronScript", "stale", script=u"acme.stale", activated=True
)
api.portal.set_registry_record("collective.cron.alert_channels", [u"acme.chat"])
transaction.commit()

assert testing.run_now(stale).status == u"OK"
run = testing.run_now(prices, raises=False)
assert run.status == u"FAILED" and u"onnection" in run.reason, run
channel = getUtility(IAlertChannel, u"acme.chat")
assert channel.targets(None) == [u"room"]
print("installed and at work, from %s" % where)
