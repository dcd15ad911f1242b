"""Catalogs of translations, and the texts of the sources that belong into them."""

from lxml import etree
from six import ensure_text

import ast
import collective.cron
import io
import lxml.html
import os
import re


HERE = os.path.dirname(os.path.abspath(collective.cron.__file__))
DOMAIN = "collective.cron"
LOCALES = os.path.join(HERE, "locales")
I18N = "{http://xml.zope.org/namespaces/i18n}"
ZCML_TEXTS = ("title", "description")


def po_of(language):
    return os.path.join(LOCALES, language, "LC_MESSAGES", DOMAIN + ".po")


def read_catalog(path):
    """Return {id: (English, translation, whether it is fuzzy)} of a .po or .pot."""
    with io.open(path, encoding="utf-8") as source:
        blocks = source.read().strip().split(u"\n\n")
    found = {}
    for block in blocks[1:]:
        msgid = _quoted(u"msgid ", block)
        default = _quoted(u"#. Default: ", block)
        fuzzy = re.search(u"(?m)^#,.*fuzzy", block) is not None
        assert msgid not in found, msgid
        found[msgid] = (default or msgid, _quoted(u"msgstr ", block), fuzzy)
    return found


def _quoted(key, block):
    match = re.search(u'(?m)^%s"(.*)"$' % key, block)
    text = match.group(1) if match else u""
    return text.replace(u'\\"', u'"').replace(u"\\\\", u"\\")


def variables(text):
    return sorted(set(re.findall(r"\$?\{\w+\}", text)))


def scan():
    """Return {id: English} of all texts in Python, templates, XML and ZCML."""
    found = {}
    for folder, folders, names in os.walk(HERE):
        folders[:] = [name for name in folders if name not in ("tests", "locales")]
        for name in names:
            reader = READERS.get(os.path.splitext(name)[1])
            if reader:
                with io.open(os.path.join(folder, name), "rb") as source:
                    found.update(reader(source.read()))
    return found


def read_python(source):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) == "_":
            default = [k.value for k in node.keywords if k.arg == "default"]
            msgid = ast.literal_eval(node.args[0])
            yield msgid, ast.literal_eval(default[0]) if default else msgid


def read_template(source):
    # A template without a root of its own is a piece of another one.
    tree = lxml.html.fromstring(b"<div>%s</div>" % source)
    for element in tree.iter(etree.Element):
        msgid = element.get("i18n:translate")
        if msgid is not None:
            text = _content(element)
            yield msgid or text, text
        for part in (element.get("i18n:attributes") or "").split(";"):
            names = part.split()
            if names:
                text = _words(element.get(names[0]))
                yield (names[1] if len(names) > 1 else text), text


def _content(element):
    pieces = [element.text or u""]
    for child in element:
        if isinstance(child.tag, str):
            name = child.get("i18n:name")
            pieces.append(u"${%s}" % name if name else _content(child))
        pieces.append(child.tail or u"")
    return _words(u"".join(pieces))


def _words(text):
    return u" ".join(ensure_text(text).split())


def read_xml(source):
    for element in etree.fromstring(source).iter(etree.Element):
        if element.get(I18N + "translate") is not None:
            yield _words(element.text), _words(element.text)
        for name in (element.get(I18N + "attributes") or "").split(";"):
            if name.strip():
                yield element.get(name.strip()), element.get(name.strip())


def read_zcml(source):
    for element in etree.fromstring(source).iter(etree.Element):
        if element.tag.endswith(("}registerProfile", "/cron}script")):
            for name in ZCML_TEXTS:
                if element.get(name):
                    yield element.get(name), element.get(name)


READERS = {
    ".py": read_python,
    ".pt": read_template,
    ".xml": read_xml,
    ".zcml": read_zcml,
}
