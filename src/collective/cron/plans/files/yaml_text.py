"""A plan as YAML: the plain part of it, without anchors, tags and second documents.

It is looked at event by event before anything is made of it, so depth and number of
what stands in it are bounded, whatever somebody wrote.
"""

from collective.cron.plans.files.lined import Lined
from collective.cron.plans.files.problems import PlanRefused
from collective.cron.plans.files.problems import Problem
from six import ensure_text

import yaml


DEEPEST = 10  # levels
MOST = 100000  # texts, lists and mappings
# Others are texts, also what looks like a date: plain_values.py reads that.
PLAIN = "null bool int float".split()
QUOTED = "a text that begins with one of *&@!% stands in quotes"


def parse(text):
    """Return the Lined that stands in YAML. Raise PlanRefused."""
    try:
        _check(text)
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        tree = _read(root) if root is not None else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = None if mark is None else mark.line + 1
        accepted = "YAML: %s; %s" % (error.problem or error.context, QUOTED)
        raise PlanRefused([Problem.of(line, "yaml", None, accepted)])
    except yaml.YAMLError as error:
        # A character that no YAML may have.
        line = text[: getattr(error, "position", 0) or 0].count(u"\n") + 1
        raise PlanRefused([Problem.of(line, "yaml", None, "printable characters")])
    if not isinstance(tree, Lined):
        accepted = "a mapping with the keys plan and tasks"
        raise PlanRefused([Problem.of(1, "yaml", None, accepted)])
    return tree


def _check(text):
    depth = count = documents = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = event.start_mark.line + 1
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
        if isinstance(event, yaml.NodeEvent):
            count += 1
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            _refuse(line, event.anchor, "no anchors and aliases; %s" % QUOTED)
        if getattr(event, "tag", None):
            _refuse(line, event.tag, "no tags; %s" % QUOTED)
        if depth > DEEPEST:
            _refuse(line, None, "at most %d levels" % DEEPEST)
        if count > MOST:
            _refuse(line, None, "at most %d values" % MOST)
        if documents > 1:
            _refuse(line, None, "one document")


def _read(node):
    if isinstance(node, yaml.SequenceNode):
        return [_read(one) for one in node.value]
    if isinstance(node, yaml.MappingNode):
        return _read_mapping(node)
    return _read_scalar(node)


def _read_mapping(node):
    found = Lined(node.start_mark.line + 1)
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            _refuse(line, None, "a word as key")
        key = ensure_text(key_node.value)
        if key in found:
            _refuse(line, key, "each key once")
        found.put(key, _read(value_node), line)
    return found


def _read_scalar(node):
    if node.tag.rpartition(u":")[2] not in PLAIN:
        return ensure_text(node.value)
    try:
        return yaml.constructor.SafeConstructor().construct_object(node)
    except ValueError:
        _refuse(node.start_mark.line + 1, node.value, "a number, or a text in quotes")


def _refuse(line, value, accepted):
    raise PlanRefused([Problem.of(line, "yaml", value, accepted)])
