"""A process that measures, in a folder and with a database of its own."""

from __future__ import print_function

from bench import instance
from bench import sections

import json
import os
import shutil
import subprocess
import sys
import time


LONGEST = 1200  # seconds for one process


class Group(object):
    """One process, with the sections that it measures."""

    def __init__(self, base, name, wanted=()):
        self.name = name
        self.home = os.path.join(base, name)
        self.process = None
        self.found = None
        self.worker = name in sections.WORKERS
        instance.make(self.home, worker=self.worker, alone=name == "alone")
        if name != "prepare":
            site = os.path.join(base, "prepare", "var", "Data.fs")
            shutil.copy(site, os.path.join(self.home, "var", "Data.fs"))
        self.command = [sys.executable, "-m", "bench.child", name, self.home]
        self.command += wanted

    def start(self):
        """Start the process with the shipped settings; return when Zope is there."""
        print("%s ..." % self.name, file=sys.stderr)
        environment = sections.environment_of(self.worker)
        with open(os.path.join(self.home, "output"), "w") as output:
            self.process = subprocess.Popen(
                self.command, env=environment, stdout=output, stderr=output
            )
        while not self._has("ready") and self.process.poll() is None:
            time.sleep(0.1)

    def finish(self):
        """Wait for the process; return what it found, None if it failed."""
        deadline = time.time() + LONGEST
        while self.process.poll() is None and time.time() < deadline:
            time.sleep(0.1)
        self.stop()
        if self._has("rows.json"):
            with open(os.path.join(self.home, "rows.json")) as stream:
                return json.load(stream)
        print("%s could not be measured:" % self.name, file=sys.stderr)
        with open(os.path.join(self.home, "output")) as stream:
            print(stream.read()[-4000:], file=sys.stderr)
        return None

    def stop(self):
        """End the process if it still runs."""
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def _has(self, name):
        return os.path.exists(os.path.join(self.home, name))
