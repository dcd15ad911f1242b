"""A folder of the root that is in another database, with a site in it."""

from App.config import getConfiguration
from OFS.Folder import Folder

import transaction


try:
    from Products.ZODBMountPoint.MountedObject import manage_addMounts
except ImportError:
    manage_addMounts = None  # not a part of Plone 6


DATABASE = "mounted"  # its name, and that of the folder
SITE = "mounted/Far"
ZCML = u"""
  <subscriber
      for="zope.processlifetime.IDatabaseOpenedWithRoot"
      handler="collective.cron.tests.support.processes.mounted_site.opened"
      />
"""


def opened(event):
    """Open the other database as well: without a mount point nobody does."""
    getConfiguration().dbtab.getDatabase(name=DATABASE)


def mount(app, name):
    """Add the folder; return it."""
    if manage_addMounts is not None:
        manage_addMounts(app, ["/" + name])
    else:
        folder, there = Folder(name), app._p_jar.get_connection(name)
        there.add(folder)
        there.root()[name] = folder
        transaction.commit()
        app._setObject(name, folder)
    transaction.commit()
    return app[name]
