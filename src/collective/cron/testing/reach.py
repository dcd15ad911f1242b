"""What the stopped clock reaches: the modules of job runners and scripts."""

from collective.cron.running.job_runners import registered
from collective.cron.scripts import registry

import sys


OWN = "collective.cron"
ALWAYS = ("DateTime.DateTime",)


def modules(packages=()):
    """Return the loaded modules, of `packages` too (dotted names)."""
    names = set(ALWAYS) | set(packages)
    names.update(package_of(name) for name in _of_runners() | _of_scripts())
    inside = tuple(name + "." for name in names)
    return [
        module
        for name, module in sorted(sys.modules.items())
        if module is not None and (name in names or name.startswith(inside))
    ]


def package_of(name):
    """Return the outermost package that a module is in, and that is no namespace."""
    if name == OWN or name.startswith(OWN + "."):
        return name  # of ours that module alone
    parts = name.split(".")
    for length in range(1, len(parts)):
        package = ".".join(parts[:length])
        if package in sys.modules and not _is_namespace(package):
            return package
    return name


def _is_namespace(package):
    if getattr(sys.modules[package], "__file__", None) is None:
        return True
    # As declared on Python 2, where such a package has a file.
    declared = getattr(sys.modules.get("pkg_resources"), "_namespace_packages", {})
    return package in declared


def _of_runners():
    factories = [one.factory for one in registered.all_registrations()]
    return set(one.__module__ for one in factories if hasattr(one, "__module__"))


def _of_scripts():
    functions = [script.function for script in registry.find_all()]
    return set(one.__module__ for one in functions if hasattr(one, "__module__"))
