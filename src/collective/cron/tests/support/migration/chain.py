"""Test layer: a database of Plone 5.2, converted by Plone 5.2 on Python 3.8.

From there it goes to each Plone after that, as its admin would.
"""

from collective.cron.tests.support.migration import migrated
from collective.cron.tests.support.processes import programs

import io
import os
import sys


ENVIRONMENTS = os.path.dirname(sys.prefix)
BEFORE = ("plone-5.2-py3.8", "plone-6.0", "plone-6.1")  # this one


def scripts_of(name):
    return os.path.join(ENVIRONMENTS, name, "bin")


def python_of(name):
    return os.path.join(scripts_of(name), "python")


def what_is_missing():
    """Return what this test lacks in words, or None."""
    missing = [name for name in BEFORE if not os.path.exists(python_of(name))]
    if missing:
        return "not built beside this environment: %s" % ", ".join(missing)
    return migrated.what_is_missing()


CHAIN = migrated.Migrated(python_of(BEFORE[0]))


def move(system, scripts):
    """Let a system that does not run be of another environment, with all its data."""
    programs.PROCESSES.scripts = scripts
    system.web.command[0] = programs.executable("runwsgi")
    # Compiled templates are of one version of Chameleon.
    cache = os.path.join(system.home, "cache-" + scripts.split(os.sep)[-2])
    path = os.path.join(system.web.folder, "etc", "zope.conf")
    with io.open(path, encoding="utf-8") as conf:
        lines = conf.read().splitlines(True)
    for number, line in enumerate(lines):
        if u"CHAMELEON_CACHE" in line:
            lines[number] = u"    CHAMELEON_CACHE %s\n" % cache
    with io.open(path, "w", encoding="utf-8") as conf:
        conf.write(u"".join(lines))
    if not os.path.isdir(cache):
        os.makedirs(cache)
