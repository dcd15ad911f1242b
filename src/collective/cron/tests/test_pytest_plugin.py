"""The fixtures for pytest: in a pytest of its own, as an add-on has them."""

import collective.cron
import io
import os
import shutil
import subprocess
import sys
import tempfile
import unittest


try:
    import pytest
except ImportError:
    pytest = None

CONFTEST = u'pytest_plugins = ["collective.cron.pytest_plugin"]\n'
TESTS = u"""
from collective.cron.testing import assert_queued
from plone import api
import pytest

def add(site, **values):
    return api.content.create(site, "CronTestTask", "task", periodicity=u"@daily",
                              activated=True, **values)

@pytest.mark.parametrize("number", [1, 2])
def test_each_has_a_site_of_its_own(cron_site, cron_run, number):
    assert "task" not in cron_site
    task = add(cron_site)
    assert_queued(task)
    assert cron_run(task).status == "OK"
    assert task.counter == 1

def test_what_a_task_raises(cron_site, cron_run):
    with pytest.raises(ValueError):
        cron_run(add(cron_site, script=u"fail"))
"""
# The same modules as in this process, be they installed or not.
HEAD = "import sys, collective; sys.path[:] = %r; collective.__path__ = %r; "


class PYTEST(object):
    """Test layer that has nothing.

    A layer of its own, so that a run of unit tests alone leaves out what makes a site.
    """


@unittest.skipUnless(pytest, "no pytest here")
class TestPlugin(unittest.TestCase):
    layer = PYTEST

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def run_python(self, code):
        """Run code in a Python of its own, and return what it says."""
        head = HEAD % (sys.path, list(collective.__path__))
        process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", head + code],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            universal_newlines=True,
        )
        return process.communicate()[0]

    def test_in_a_pytest_of_its_own(self):
        for name, text in (("conftest.py", CONFTEST), ("test_acme.py", TESTS)):
            with io.open(os.path.join(self.folder, name), "w") as target:
                target.write(text)
        main = "import pytest; sys.exit(pytest.main(%r))" % (
            ["-q", "-p", "no:cacheprovider"],
        )
        self.assertIn("3 passed", self.run_python(main))


class Layer(object):
    def __init__(self, calls, name, *bases):
        self.__bases__ = bases
        self.calls, self.name = calls, name

    def setUp(self):
        self.calls.append("+" + self.name)

    def tearDown(self):
        self.calls.append("-" + self.name)


@unittest.skipUnless(pytest, "no pytest here")
class TestSetUp(unittest.TestCase):
    def test_bases_come_first_and_each_once(self):
        from collective.cron.pytest_plugin import set_up

        calls = []
        base = Layer(calls, "base")
        left, right = Layer(calls, "left", base), Layer(calls, "right", base)
        with set_up(Layer(calls, "top", left, right)):
            self.assertEqual(calls, ["+base", "+left", "+right", "+top"])
            del calls[:]
        self.assertEqual(calls, ["-top", "-right", "-left", "-base"])
