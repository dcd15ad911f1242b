"""What is imported is declared in setup.py, and what is declared is used."""

from io import open

import ast
import collective.cron
import os
import re
import sys
import unittest


HERE = os.path.dirname(os.path.abspath(collective.cron.__file__))
SETUP = os.path.join(HERE, *[os.pardir] * 3 + ["setup.py"])
NAME = re.compile(r"[A-Za-z0-9._-]+")
INCLUDED = re.compile(r"<include\s+package=\"([^\".][^\"]*)\"")
# Modules in a distribution with another name.
IN_ZOPE = ("App", "OFS", "Products.Five", "ZPublisher", "ZTUtils", "Zope2")
OTHERWISE = dict(
    [(module, "Zope") for module in IN_ZOPE],
    chameleon="Chameleon",
    cron_descriptor="cron-descriptor",
    dateutil="python-dateutil",
    pkg_resources="setuptools",
    yaml="PyYAML",
)
OWN = "collective.cron"
OF_TESTS = tuple(os.path.join(HERE, name) for name in ("testing", "pytest_plugin"))
# For directives of ZCML; for Python 2.7 alone.
NEVER_IMPORTED = {"Products.GenericSetup", "Twisted", "ipaddress", "zc.async"}
# Who calls the command or wants the room that needs it has installed it.
BY_HAND = {"opentelemetry", "prometheus_client", "zodbupdate"}


def names_in(requirements):
    return set(NAME.match(line).group() for line in requirements)


def declared():
    """Return the names that setup.py declares: to be installed, and for tests."""
    with open(SETUP, encoding="utf-8") as source:
        tree = ast.parse(source.read())
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in (
            "install_requires",
            "extras_require",
        ):
            found[node.arg] = ast.literal_eval(node.value)
    return names_in(found["install_requires"]), names_in(
        found["extras_require"]["test"]
    )


def files(ending):
    for folder, folders, names in os.walk(HERE):
        if folder == HERE:
            folders.remove("tests")
        for name in names:
            if name.endswith(ending):
                yield os.path.join(folder, name)


def imported(path):
    """Return the modules that a file imports and cannot do without."""
    with open(path, encoding="utf-8") as source:
        tree = ast.parse(source.read())
    optional = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Try) and any(map(is_of_imports, node.handlers)):
            optional.update(id(one) for part in node.body for one in ast.walk(part))
    found = set()
    for node in ast.walk(tree):
        if id(node) in optional:
            continue
        if isinstance(node, ast.Import):
            found.update(one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.update("%s.%s" % (node.module, one.name) for one in node.names)
    return set(name for name in found if not is_standard(name))


def is_of_imports(handler):
    return isinstance(handler.type, ast.Name) and handler.type.id == "ImportError"


def is_own(name):
    return name == OWN or name.startswith(OWN + ".")


def is_standard(name):
    return name.split(".")[0] in sys.stdlib_module_names


def prefixes(name):
    parts = name.split(".")
    return [".".join(parts[:length]) for length in range(len(parts), 0, -1)]


def distribution(name, known):
    """Return the name of the distribution that a module is in, None if not known."""
    for prefix in prefixes(name):
        if prefix in OTHERWISE or prefix in known:
            return OTHERWISE.get(prefix, prefix)


def wanted():
    """Return pairs of what is wanted, a dotted name, and the path that wants it."""
    found = [(name, path) for path in files(".py") for name in imported(path)]
    for path in files(".zcml"):
        with open(path, encoding="utf-8") as source:
            found.extend((name, path) for name in INCLUDED.findall(source.read()))
    return [pair for pair in found if not is_own(pair[0])]


@unittest.skipUnless(os.path.exists(SETUP), "no checkout")
@unittest.skipUnless(hasattr(sys, "stdlib_module_names"), "has no list of its own")
class TestDependencies(unittest.TestCase):
    def setUp(self):
        self.installed, self.for_tests = declared()
        self.wanted = wanted()

    def test_what_is_imported_is_declared(self):
        missing = []
        for name, path in self.wanted:
            known = self.installed | BY_HAND
            if path.startswith(OF_TESTS):
                known = known | self.for_tests
            if distribution(name, known) not in known:
                missing.append("%s in %s" % (name, os.path.relpath(path, HERE)))
        self.assertEqual(sorted(missing), [])

    def test_what_is_declared_is_used(self):
        used = set(distribution(name, self.installed) for name, _path in self.wanted)
        self.assertEqual(sorted(self.installed - used - NEVER_IMPORTED), [])
