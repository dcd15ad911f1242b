"""Nothing of what lies in the site is without a word on who may read it."""

from collective.cron.content.backend import Backend
from collective.cron.content.result import Result
from collective.cron.content.results import ResultsFolder

import unittest


CLASSES = (Backend, Result, ResultsFolder)


def undeclared(checked):
    """Return the public names that a class has itself, without a declaration."""
    own = vars(checked)
    return sorted(
        name
        for name in own
        if not name.startswith("_")
        and not name.endswith("__roles__")
        and name != "security"
        and name + "__roles__" not in own
    )


class TestDeclarations(unittest.TestCase):
    def test_every_method_and_attribute_of_ours_has_one(self):
        for checked in CLASSES:
            self.assertEqual(undeclared(checked), [], checked)

    def test_one_that_is_forgotten_is_found(self):
        class Forgetful(Backend):
            def forgotten(self):
                """No word."""

        self.assertEqual(undeclared(Forgetful), ["forgotten"])
