"""The text for Prometheus: of all, of a site, and of many processes."""

from collective.cron.health import asked
from collective.cron.telling import signals
from collective.cron.tests.support import figures
from collective.cron.tests.support.figures import skip_without_library

import mock
import os
import shutil
import subprocess
import sys
import tempfile
import unittest


CHILD = """
from collective.cron.metrics import exposition
from collective.cron.metrics.counts import counts
import sys
for _time in range(int(sys.argv[1])):
    counts.count("attempt", {"site": "/a"})
from collective.cron.health import asked
asked.ask = lambda path: dict(asked._nothing(), database="ok", queue="ok")
sys.stdout.write(exposition.write().decode("utf-8"))
"""
ATTEMPTS = "collective_cron_attempts_total"


@skip_without_library
class TestExposition(unittest.TestCase):
    def setUp(self):
        from collective.cron.metrics import exposition
        from collective.cron.metrics.counts import Counts

        self.exposition, self.counts = exposition, Counts()
        told = dict(asked._nothing(), database="ok", queue="ok")
        for target, name, value in (
            (exposition, "counts", self.counts),
            (asked, "ask", lambda path: told),
        ):
            patched = mock.patch.object(target, name, value)
            patched.start()
            self.addCleanup(patched.stop)
        for site in ("/a", "/b"):
            self.counts.count(signals.ATTEMPT, {"site": site})

    def test_all(self):
        found = figures.read(self.exposition.write())
        for site in ("/a", "/b"):
            self.assertEqual(found[ATTEMPTS, ("site", site)], 1)
        self.assertEqual(found["collective_cron_database_up",], 1)

    def test_one_site_hears_nothing_of_another(self):
        text = self.exposition.write("/a")
        self.assertIn((ATTEMPTS, ("site", "/a")), figures.read(text))
        self.assertNotIn(b"/b", text)

    def test_names_units_and_help_are_as_prometheus_wants_them(self):
        for family in figures.families(self.exposition.write()):
            self.assertTrue(family.name.startswith("collective_cron_"), family.name)
            self.assertTrue(family.documentation.endswith("."), family.name)
            if family.type == "histogram":
                self.assertTrue(family.name.endswith("_seconds"), family.name)

    def test_processes_that_share_a_folder_are_added_up(self):
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        environment = dict(os.environ, PROMETHEUS_MULTIPROC_DIR=folder)
        for times, total in (("2", 2), ("3", 5)):
            command = [sys.executable, "-c", figures.finds_all() + CHILD, times]
            text = subprocess.check_output(command, env=environment)
            found = figures.read(text)
            self.assertEqual(found[ATTEMPTS, ("site", "/a")], total)
            self.assertEqual(found["collective_cron_database_up",], 1)

    def test_promtool_finds_no_fault(self):
        try:
            check = subprocess.Popen(
                ["promtool", "check", "metrics"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
            )
        except OSError:
            self.skipTest("promtool is not installed")
        said, _none = check.communicate(self.exposition.write())
        self.assertEqual((check.returncode, said), (0, b""))
