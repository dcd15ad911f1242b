"""A Zope instance in a temporary folder, as buildout makes it, and its start."""

from bench.sections import ENGINE

import logging
import os


CONFIGURATION = """\
instancehome %(home)s
clienthome %(home)s/var
debug-mode off
default-zpublisher-encoding utf-8
<environment>
    ZC_ASYNC_UUID %(home)s/instance.uuid
</environment>
<zodb_db main>
    cache-size 30000
    <blobstorage>
        blob-dir %(home)s/var/blobs
        <filestorage>
            path %(home)s/var/Data.fs
        </filestorage>
    </blobstorage>
    mount-point /
</zodb_db>
%(more)s
"""

SITE = """\
<configure
    xmlns="http://namespaces.zope.org/zope"
    xmlns:meta="http://namespaces.zope.org/meta"
    xmlns:five="http://namespaces.zope.org/five">
  %(first)s
  <include package="Products.Five" />
  <meta:redefinePermission from="zope2.Public" to="zope.Public" />
  <five:loadProducts file="meta.zcml" />
  %(engine)s
  <five:loadProducts />
  <five:loadProductsOverrides />
  <securityPolicy component="AccessControl.security.SecurityPolicy" />
</configure>
"""

ASYNC = """\
<include package="plone.app.async" />
<include package="plone.app.async" file="single_db_%s.zcml" />
"""

# What plone.app.async does without us: no add-on is found by Plone.
ALONE = '<meta:provides feature="disable-autoinclude" />'


def make(home, worker, alone=False):
    """Make an instance in the folder `home`; the database comes from elsewhere.

    `worker`: whether it runs jobs. `alone`: without collective.cron.
    """
    for name in ("", "etc", "var", "var/blobs"):
        path = os.path.join(home, name)
        if not os.path.isdir(path):
            os.mkdir(path, 0o700)
    with open(os.path.join(home, "etc", "zope.conf"), "w") as stream:
        more = "python-check-interval 1000" if str is bytes else ""
        stream.write(CONFIGURATION % {"home": home, "more": more})
    engine = ASYNC % ("worker" if worker else "instance")
    with open(os.path.join(home, "etc", "site.zcml"), "w") as stream:
        first = ALONE if alone else ""
        more = engine if ENGINE == "zcasync" else ""
        stream.write(SITE % {"engine": more, "first": first})


def start(home):
    """Start Zope in this process; return the database."""
    # Logged as an instance does it, since that is a part of the cost.
    logging.basicConfig(
        filename=os.path.join(home, "instance.log"),
        level=logging.INFO,
        format="%(asctime)s %(levelname)-7.7s [%(name)s][%(threadName)s] %(message)s",
    )
    from Zope2.Startup.run import make_wsgi_app

    make_wsgi_app({}, os.path.join(home, "etc", "zope.conf"))
    import Zope2

    return Zope2.DB


def wait_for_dispatcher():
    """Return zc.async's dispatcher of this process once it is signed on."""
    from bench.common import wait_until
    from collective.cron.engines.zcasync import library

    def is_there():
        # It is started in the background.
        dispatcher = library.dispatcher.get()
        return dispatcher is not None and dispatcher._activated

    wait_until(is_there, 60, "the dispatcher")
    return library.dispatcher.get()
