"""A plan as XML: cron.xml, as GenericSetup has it among the files of a profile.

An element is text, a list of <element>, a mapping of <element key="...">, or has an
element for each key. Its attributes are keys too.
"""

from collective.cron.plans.files.lined import Lined
from collective.cron.plans.files.problems import PlanRefused
from collective.cron.plans.files.problems import Problem
from lxml import etree
from six import ensure_text


ROOT, TASK, TASKS = "cron", "task", "tasks"
ELEMENT, KEY = "element", "key"


def parse(text):
    """Return the Lined that stands in XML; each value is text. Raise PlanRefused."""
    # Before it is parsed, so that no entity is looked at.
    if u"<!DOCTYPE" in text.partition(u"<" + ROOT)[0]:
        _refuse(1, "xml", "<!DOCTYPE", "no document type")
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        # As bytes: text that declares an encoding is refused.
        root = etree.fromstring(_without_declaration(text).encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        _refuse(error.lineno, "xml", None, "well-formed XML: %s" % error.msg)
    if root.getroottree().docinfo.doctype:
        _refuse(1, "xml", "<!DOCTYPE", "no document type")
    if root.tag != ROOT:
        _refuse(root.sourceline, "xml", root.tag, "the element <cron>")
    return _read_root(root)


def _without_declaration(text):
    if not text.startswith(u"<?xml"):
        return text
    head, end, rest = text.partition(u"?>")
    return u"\n" * head.count(u"\n") + rest if end else text


def _read_root(root):
    found = _attributes(root, Lined(root.sourceline))
    found.put(TASKS, [], root.sourceline)
    for child in root:
        if child.tag != TASK:
            _refuse(child.sourceline, "xml", child.tag, "the element <task>")
        found[TASKS].append(_mapping(child))
    return found


def _read(element):
    children = list(element)
    if not children:
        return ensure_text(element.text or u"")
    if any(child.tag != ELEMENT for child in children):
        return _mapping(element)
    if not any(KEY in child.attrib for child in children):
        return [_read(child) for child in children]
    found = Lined(element.sourceline)
    for child in children:
        _put(found, child.get(KEY, u""), _read(child), child.sourceline)
    return found


def _mapping(element):
    found = _attributes(element, Lined(element.sourceline))
    for child in element:
        _put(found, child.tag, _read(child), child.sourceline)
    return found


def _attributes(element, found):
    for name, value in element.attrib.items():
        _put(found, name, ensure_text(value), element.sourceline)
    return found


def _put(found, key, value, line):
    key = ensure_text(key)
    if key in found:
        _refuse(line, key, None, "each key once")
    found.put(key, value, line)


def _refuse(line, field, value, accepted):
    raise PlanRefused([Problem.of(line, field, value, accepted)])
