"""What other packages have stored in a site: made by their own code, once.

`fixtures/other_crons-5.2.zexp` was made on Plone 5.2 by collective.cron 2.8,
Products.cron4plone 1.1.11 and Products.CronUtility 1.0, each with its own classes;
`-6.2.zexp` is the same after the migration to Python 3, by upgrades.convert. Their
interfaces and classes cannot be imported here. `other_crons.xml` is what the export
step of collective.cron 2.8 wrote of it.
"""

from collective.cron.takeover import removing
from collective.cron.takeover.sources import stand_ins
from contextlib import contextmanager
from persistent import Persistent
from plone.registry import field
from plone.registry.record import Record
from six import PY2

import io
import mock
import os
import sys
import transaction
import types


FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "fixtures")
NAME = "other_crons-%s.zexp" % ("5.2" if PY2 else "6.2")
PREFIX = "collective.cron.interfaces.IRegistryCrontab."
CLASSES = (
    ("Products.cron4plone.tools.configlet_util", "ConfigletUtil"),
    ("acme.crons", "NightlyCron"),
)
INTERFACES = {
    "cron4plone_config": (
        "Products.cron4plone.browser.configlets.cron_configuration",
        "ICronConfiguration",
    ),
    "acme.nightly": ("Products.CronUtility.interfaces", "ICron"),
}


def exported():
    """Return the text of the crons.xml."""
    with io.open(os.path.join(FOLDER, "other_crons.xml"), encoding="utf-8") as stream:
        return stream.read()


def put_into(case):
    """Let the site of a test have it all."""
    stand_ins.install()
    case.addCleanup(_forget, case)
    with _classes():
        transaction.savepoint()
        found = case.portal._p_jar.importFile(os.path.join(FOLDER, NAME))
        transaction.savepoint()
    records = case.portal.portal_registry.records
    kinds = {
        "activated": field.Bool(title=u"Active"),
        "crontab": field.List(title=u"Crons", value_type=field.Text(title=u"Cron")),
    }
    for name, value in found["records"].items():
        records[PREFIX + name] = Record(kinds[name], value)
        manager = case.portal.getSiteManager()
        for name, (module, interface) in INTERFACES.items():
            provided = getattr(sys.modules[module], interface)
            manager.registerUtility(found[name], provided, name)
        transaction.commit()
    # From now on they are what is loaded without their packages.
    case.portal._p_jar.cacheMinimize()


@contextmanager
def _classes():
    """Let the classes be there, for as long as their objects are imported."""
    made = {}
    for module, name in CLASSES:
        made[module] = types.ModuleType(module)
        one = type(name, (Persistent,), {"__module__": module})
        setattr(made[module], name, one)
    around = dict.fromkeys(name.rpartition(".")[0] for name in made)
    for name in around:
        around[name] = sys.modules.get(name) or types.ModuleType(name)
    with mock.patch.dict(sys.modules, dict(around, **made)):
        yield


def _forget(case):
    """Take away what a site cannot be opened with, and then the stand-ins."""
    transaction.abort()
    for source in (u"cron4plone", u"cronutility"):
        removing.remove(case.portal, source)
    transaction.commit()
    forget_modules()


def forget_modules():
    """Let the stand-ins be gone."""
    for name in list(sys.modules):
        if name.startswith(("Products.cron4plone", "Products.CronUtility")):
            del sys.modules[name]
