"""A plan written down, as XML or YAML, from a tree of plain values."""

from collections import OrderedDict
from collective.cron.plans.files.problems import PlanRefused
from collective.cron.plans.files.problems import Problem
from collective.cron.plans.files.reading import XML
from collective.cron.plans.files.reading import YAML
from collective.cron.plans.files.xml_text import ELEMENT
from collective.cron.plans.files.xml_text import KEY
from collective.cron.plans.files.xml_text import ROOT
from collective.cron.plans.files.xml_text import TASK
from collective.cron.plans.files.xml_text import TASKS
from lxml import etree
from six import ensure_text
from six import text_type

import yaml


ATTRIBUTES = ("plan", "adopt", "name", "place", "id", "type", "active", "user")
WIDTH = 88


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data):
        return True


def _mapping(dumper, data):
    return dumper.represent_mapping("tag:yaml.org,2002:map", list(data.items()))


def _text(dumper, data):
    style = "|" if u"\n" in data else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", data, style=style)


_Dumper.add_representer(OrderedDict, _mapping)
_Dumper.add_representer(text_type, _text)


def to_yaml(tree):
    """Return a tree as YAML, text."""
    written = yaml.dump(
        tree,
        Dumper=_Dumper,
        allow_unicode=True,
        default_flow_style=False,
        width=WIDTH,
    )
    return ensure_text(written)


def to_xml(tree):
    """Return a tree as XML, text; raise PlanRefused for what XML cannot have."""
    root = etree.Element(ROOT)
    _fill(root, OrderedDict((key, tree[key]) for key in tree if key != TASKS))
    for task in tree[TASKS]:
        try:
            _fill(etree.SubElement(root, TASK), task)
        except ValueError:
            field, accepted = "tasks.%s" % task["name"], "YAML: XML has no such text"
            raise PlanRefused([Problem.of(None, field, None, accepted)])
    text = etree.tostring(root, encoding="unicode", pretty_print=True)
    return u'<?xml version="1.0" encoding="utf-8"?>\n' + text


def _fill(element, mapping):
    for key, value in mapping.items():
        if key in ATTRIBUTES or isinstance(value, tuple):
            element.set(key, _said(value))
        else:
            _put(etree.SubElement(element, key), value)


def _put(element, value):
    if isinstance(value, OrderedDict):
        _fill(element, value)
    elif isinstance(value, dict):
        for key, one in sorted(value.items()):
            child = etree.SubElement(element, ELEMENT)
            child.set(KEY, key)
            _put(child, one)
    elif isinstance(value, list):
        for one in value:
            _put(etree.SubElement(element, ELEMENT), one)
    elif value not in (None, u""):
        element.text = _said(value)


def _said(value):
    if isinstance(value, bool):
        return u"true" if value else u"false"
    return u" ".join(value) if isinstance(value, tuple) else u"%s" % (value,)


WRITERS = {XML: to_xml, YAML: to_yaml}
