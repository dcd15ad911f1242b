"""The add-on that examples/template makes, as copier would make it.

copier is for Python 3 alone, and is in none of our environments; the files keep to what
is understood here: variables.
"""

from io import open

import ast
import os
import re
import yaml


SUFFIX = ".jinja"  # of a file in which there are variables, as copier has it
VARIABLE = re.compile(u"{{ ([a-z]+) }}")
MATCHED = re.compile(u"regex_search\\((.*?)\\)\\)")  # in what copier calls a validator
QUESTIONS = "copier.yml"


def values_of(package, **given):
    """Return all variables, a dict; `given`: type and title."""
    namespace, name = package.split(u".")
    return dict(given, package=package, namespace=namespace, name=name)


def questions(template):
    """Return {name of a variable: the expression that its answers must match}."""
    with open(os.path.join(template, QUESTIONS), encoding="utf-8") as file:
        asked = yaml.safe_load(file)
    found = {}
    for name, question in asked.items():
        literal = MATCHED.search(question.get("validator", ""))
        if literal:
            # A text in Jinja is written as one in Python.
            found[name] = re.compile(ast.literal_eval(literal.group(1)))
    return found


def render(template, target, values):
    """Write the files of a template into a folder that is not there yet."""
    for folder, _folders, files in os.walk(template):
        for name in files:
            source = os.path.join(folder, name)
            below = os.path.relpath(source, template)
            if below != QUESTIONS:
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
