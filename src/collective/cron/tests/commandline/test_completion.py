"""bash completes the commands, and the options of each."""

from collective.cron.commandline import completion
from collective.cron.commandline import main

import subprocess
import unittest


class TestCompletion(unittest.TestCase):
    def test_bash_understands_it(self):
        script = completion.script(main.COMMANDS)
        ask = u'\n_collective_cron x "%s" "%s"; echo "${COMPREPLY[*]}"'
        for word, before, expected in (
            ("pa", "collective-cron", "pause"),
            ("--w", "run", "--wait"),
            ("ex", "--json", "export"),
            ("--f", "export", "--format"),
        ):
            told = subprocess.check_output(
                ["bash", "-c", script + ask % (word, before)]
            )
            self.assertEqual(told.decode("ascii").strip(), expected)
