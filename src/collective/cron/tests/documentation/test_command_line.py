"""The page on the command line names each command, each exit code, and no others."""

from collective.cron.commandline import main
from collective.cron.tests.documentation.test_examples import blocks_of
from collective.cron.tests.documentation.test_examples import DOCS

import argparse
import io
import os
import re
import shlex
import unittest


PAGE = os.path.abspath(os.path.join(DOCS, "howto", "command-line.rst"))


@unittest.skipUnless(os.path.exists(PAGE), "a release carries no docs")
class TestPage(unittest.TestCase):
    def setUp(self):
        with io.open(PAGE, encoding="utf-8") as page:
            self.page = page.read()

    def test_commands(self):
        named = re.findall(u"^``(\\w+)[^`]*``  ", self.page, re.MULTILINE)
        names = [command.name for command in main.COMMANDS] + ["completion"]
        self.assertEqual(sorted(named), sorted(names))

    def test_options(self):
        rows = dict(re.findall(u"^``(\\w+)(.*``  .*)$", self.page, re.MULTILINE))
        for command in main.COMMANDS:
            made = argparse.ArgumentParser(add_help=False)
            command.arguments(made)
            for action in made._actions:
                self.assertTrue(action.help, (command.name, action.dest))
                for option in action.option_strings or [action.dest.upper()]:
                    self.assertIn(option, rows[command.name], command.name)
        for action in main.parser()._actions:
            for option in action.option_strings[-1:]:
                self.assertIn(u"``%s" % option, self.page)

    def test_codes(self):
        named = re.findall(u"^([0-9])      ", self.page, re.MULTILINE)
        told = re.findall(u"^  ([0-9])  ", main.CODES, re.MULTILINE)
        self.assertEqual(named, told)

    def test_what_is_typed_is_understood(self):
        lines = u"\n".join(blocks_of(PAGE, "console")).splitlines()
        typed = [
            part.strip()
            for line in lines
            for part in re.split(u"&&|\\|\\|", line.lstrip(u"$ "))
            if part.strip().startswith(u"collective-cron ")
        ]
        self.assertGreater(len(typed), 5)
        for line in typed:
            main.parser().parse_args(shlex.split(str(line))[1:])
