"""Check files under the folders: XML is well-formed, no source is over 300 lines."""
from itertools import chain
from xml.parsers import expat

import os
import re
import sys


WALL = 300
SOURCES = (".py", ".zcml", ".pt", ".css", ".js")
XML = (".zcml", ".xml")


def not_well_formed(text):
    """Return what is wrong with the XML, or None; unknown entities are allowed."""
    parser = expat.ParserCreate()
    parser.UseForeignDTD(True)
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        return str(error)


def template_as_xml(text):
    """Return a page template, which may be a fragment, as one document."""
    text = re.sub(r"<!DOCTYPE[^>]*>|<\?xml.*?\?>", "", text)
    return "<x>{}</x>".format(re.sub(r"&\w+;", "", text))


def problems(path, text):
    """Yield what is wrong with one file."""
    lines = text.count("\n")
    if path.endswith(SOURCES) and lines > WALL:
        yield "{} lines, the wall is at {}".format(lines, WALL)
    error = None
    if path.endswith(XML):
        error = not_well_formed(text.encode("utf-8"))
    elif path.endswith(".pt"):
        error = not_well_formed(template_as_xml(text).encode("utf-8"))
    if error:
        yield error


found = 0
for parent, _, names in chain.from_iterable(map(os.walk, sys.argv[1:])):
    for name in sorted(names):
        path = os.path.join(parent, name)
        if path.endswith(SOURCES + XML):
            with open(path, encoding="utf-8") as source:
                for problem in problems(path, source.read()):
                    print("{}: {}".format(path, problem))
                    found += 1
sys.exit(bool(found))
