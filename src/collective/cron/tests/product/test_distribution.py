"""What people install has all that git has, and Plone and Python find it.

Built with the setuptools of the environment, from a copy of what git lists.
"""

from io import open

import collective.cron
import glob
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import textwrap
import unittest
import zipfile


HERE = os.path.dirname(os.path.abspath(collective.cron.__file__))
ROOT = os.path.abspath(os.path.join(HERE, *[os.pardir] * 3))
BUILD = "from setuptools import build_meta; build_meta.build_%s(%r)"
PLONE_5 = sys.version_info < (3, 9)
# What setuptools adds to a package, and what nobody needs who has no checkout.
ADDED = ("PKG-INFO", "setup.cfg", "src/collective.cron.egg-info/")
NOT_SENT = (".gitignore",)
NAMESPACE = "collective/__init__.py"  # as Plone 5.2 needs it
# As collective.monkeypatcher's on Plone 6.1 and before, which names its own folder.
NAMESPACE_PTH = (
    u"import sys, types, os; "
    u"p = os.path.join(sys._getframe(1).f_locals['sitedir'], 'collective'); "
    u"m = sys.modules.setdefault('collective', types.ModuleType('collective')); "
    u"m.__dict__.setdefault('__path__', []).append(p)\n"
)
LOOK = """
    import importlib.util, site
    site.addsitedir(%r)
    import collective.neighbour
    print(importlib.util.find_spec("collective.cron").origin)
"""


def run(code, folder, *options):
    """Run code in a Python of its own, and return what it prints."""
    environment = dict(os.environ, PYTHONPATH="", PYTHONWARNINGS="ignore")
    process = subprocess.Popen(
        [sys.executable] + list(options) + ["-c", textwrap.dedent(code)],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
    )
    said = process.communicate()[0]
    if process.returncode:
        raise AssertionError(said)
    return said


@unittest.skipUnless(os.path.exists(os.path.join(ROOT, ".git")), "no checkout")
class TestDistribution(unittest.TestCase):
    def setUp(self):
        self.folder = os.path.realpath(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.source = os.path.join(self.folder, "checkout")
        listed = subprocess.check_output(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT
        )
        names = listed.decode("utf-8").split("\n")[:-1]
        self.listed = set(n for n in names if os.path.exists(os.path.join(ROOT, n)))
        for name in self.listed:
            target = os.path.join(self.source, name)
            if not os.path.isdir(os.path.dirname(target)):
                os.makedirs(os.path.dirname(target))
            shutil.copy2(os.path.join(ROOT, name), target)

    def build(self, kind):
        """Build a wheel, an sdist or an editable wheel; return its path."""
        target = tempfile.mkdtemp(dir=self.folder)
        run(BUILD % (kind, target), self.source)
        (path,) = glob.glob(os.path.join(target, "*"))
        return path

    def check_that_no_older_python_takes_it(self, path):
        tags = os.path.basename(path).split("-", 2)[2]
        expected = "py38" if PLONE_5 else "py310"
        if sys.version_info < (3,):
            expected = "py2"
        self.assertEqual(tags, expected + "-none-any.whl")

    def test_wheel(self):
        path = self.build("wheel")
        self.check_that_no_older_python_takes_it(path)
        with zipfile.ZipFile(path) as wheel:
            names = set(name for name in wheel.namelist() if ".dist-info/" not in name)
            points = [n for n in wheel.namelist() if n.endswith("/entry_points.txt")]
            found = wheel.read(points[0]).decode("utf-8")
        own = set(n[4:] for n in self.listed if n.startswith("src/collective/cron/"))
        if PLONE_5:
            namespace = (NAMESPACE, "-nspkg.pth")
            names = set(name for name in names if not name.endswith(namespace))
        self.assertEqual(names, own)
        self.check_entry_points(found)

    def check_entry_points(self, found):
        """A Plone before 6.1 stops for what stands in the older group, see setup.py."""
        if PLONE_5:
            self.assertIn("[z3c.autoinclude.plugin]\ntarget = plone\n", found)
        else:
            self.assertNotIn("z3c.autoinclude", found)
            points = "[plone.autoinclude.plugin]\nmodule = %s\ntarget = plone"
            self.assertIn(points % "collective.cron", found)

    def test_sdist(self):
        with tarfile.open(self.build("sdist")) as sdist:
            files = [member.name for member in sdist.getmembers() if member.isfile()]
        names = set(name.split("/", 1)[1] for name in files)
        self.assertEqual(sorted(self.listed - names - set(NOT_SENT)), [])
        added = [n for n in names - self.listed if not n.startswith(ADDED)]
        self.assertEqual(added, [])

    @unittest.skipIf(PLONE_5, "develop of setuptools declares the namespace there")
    def test_editable_beside_a_package_that_declares_the_namespace(self):
        folder = tempfile.mkdtemp(dir=self.folder)
        with zipfile.ZipFile(self.build("editable")) as wheel:
            wheel.extractall(folder)
        os.makedirs(os.path.join(folder, "collective", "neighbour"))
        with open(os.path.join(folder, "a-nspkg.pth"), "w") as pth:
            pth.write(NAMESPACE_PTH)
        said = run(LOOK % folder, folder, "-I", "-S")
        found = os.path.join(self.source, "src", "collective", "cron", "__init__.py")
        self.assertEqual(said.strip(), found)
