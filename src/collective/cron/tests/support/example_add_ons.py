"""The add-ons in examples/, and what its template makes, installed from wheels of their
own for this process.
"""

from collective.cron.scripts import registry
from collective.cron.tests.support import template
from site import addsitedir

import atexit
import collective.cron
import glob
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile


HERE = os.path.dirname(os.path.abspath(collective.cron.__file__))
EXAMPLES = os.path.abspath(os.path.join(HERE, *[os.pardir] * 3 + ["examples"]))
TEMPLATE = os.path.join(EXAMPLES, "template")
BUILD = "from setuptools import build_meta; build_meta.build_wheel(%r)"

# What is made of the template.
TRIAL = template.values_of(u"acme.trial", type=u"Trial", title=u"A trial")

_installed = {}  # name of a distribution: names of the files of its wheel
_sources = {}  # name of a distribution: its folder


def find(folder):
    """Return {name of a distribution: its folder}; empty where there is no checkout.

    `folder`: where what the template makes is put.
    """
    found = glob.glob(os.path.join(EXAMPLES, "*", "setup.py"))
    folders = [os.path.dirname(path) for path in found]
    if folders:
        folders.append(os.path.join(folder, TRIAL["package"]))
        template.render(TEMPLATE, folders[-1], TRIAL)
    return dict((os.path.basename(path), path) for path in folders)


def sources_of(name):
    """Return the names of what is in src of a distribution, a set."""
    top = os.path.join(_sources[name], "src")
    found = set()
    for folder, _folders, files in os.walk(top):
        if not folder.endswith(("__pycache__", ".egg-info")):
            found.update(os.path.join(folder, file)[len(top) + 1 :] for file in files)
    return set(path for path in found if not path.endswith(".pyc"))


def install():
    """Build the wheels, put what is in them on the path; return {name: its files}."""
    if not _installed:
        folder = os.path.realpath(tempfile.mkdtemp())
        atexit.register(shutil.rmtree, folder, True)
        _sources.update(find(os.path.join(folder, "made")))
        for name in sorted(_sources):
            with zipfile.ZipFile(_build(name, folder)) as wheel:
                wheel.extractall(os.path.join(folder, "site"))
                _installed[name] = wheel.namelist()
        _show(os.path.join(folder, "site"))
    return _installed


def _build(name, folder):
    # A build leaves things beside its sources.
    source = os.path.join(folder, name)
    shutil.copytree(_sources[name], source)
    environment = dict(os.environ, PYTHONWARNINGS="ignore")
    said = subprocess.Popen(
        [sys.executable, "-c", BUILD % folder],
        cwd=source,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ).communicate()[0]
    found = glob.glob(os.path.join(folder, "%s-*.whl" % name.replace(".", "[._]")))
    if len(found) != 1:
        raise AssertionError(said)
    return found[0]


def _show(folder):
    """Let Python find what is in a folder: modules, and entry points."""
    addsitedir(folder)  # with the namespace that a wheel for Python 2 declares
    if sys.version_info[0] < 3:
        import pkg_resources

        pkg_resources.working_set.add_entry(folder)
    registry.read_entry_points()
