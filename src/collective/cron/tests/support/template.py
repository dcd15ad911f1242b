"""The add-on that examples/template makes, as copier would make it.

copier is for Python 3 alone, and is in none of our environments; the files keep to what
is understood here: variables.
"""

from io import open

import os
import re


SUFFIX = ".jinja"  # of a file in which there are variables, as copier has it
VARIABLE = re.compile(u"{{ ([a-z]+) }}")
LEFT_OUT = "copier.yml"


def values_of(package, **given):
    """Return all variables, a dict; `given`: type and title."""
    namespace, name = package.split(u".")
    return dict(given, package=package, namespace=namespace, name=name)


def render(template, target, values):
    """Write the files of a template into a folder that is not there yet."""
    for folder, _folders, files in os.walk(template):
        for name in files:
            source = os.path.join(folder, name)
            below = os.path.relpath(source, template)
            if below != LEFT_OUT:
                _write(source, os.path.join(target, _fill(below, values)), values)


def _write(source, target, values):
    if not os.path.isdir(os.path.dirname(target)):
        os.makedirs(os.path.dirname(target))
    with open(source, encoding="utf-8") as file:
        text = file.read()
    if target.endswith(SUFFIX):
        target, text = target[: -len(SUFFIX)], _fill(text, values)
    with open(target, "w", encoding="utf-8") as file:
        file.write(text)


def _fill(text, values):
    return VARIABLE.sub(lambda found: values[found.group(1)], text)
