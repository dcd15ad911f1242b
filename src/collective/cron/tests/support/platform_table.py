"""The platforms of pins/platforms.txt, and the table of them in README.rst."""

import io
import os
import re


BEGIN = u".. Between here and the end mark all is written by make docs."
END = u".. End mark."

# The distribution that is the engine, by its name in pins/platforms.txt.
ENGINES = {u"huey": u"huey", u"zcasync": u"zc.async"}


class Platform(object):
    """A line of pins/platforms.txt.

    `plone` is a text such as u"6.2", `pythons` are texts in the order in which make
    tries them, `pins` is the folder of the pins.
    """

    def __init__(self, root, plone, pythons, engine, folder):
        self.plone, self.engine = plone, engine
        self.pythons = pythons.split(u",")
        self.pins = os.path.join(root, "pins", folder)

    def version(self, distribution):
        """Return the version that is pinned; KeyError if there is none."""
        for name in ("build.txt", "plone.txt", "buildout.txt"):
            found = re.search(
                u"(?m)^%s==([^;\\s]+)" % re.escape(distribution),
                read(self.pins, name),
            )
            if found:
                return found.group(1)
        raise KeyError(distribution)


def read(*path):
    with io.open(os.path.join(*path), encoding="utf-8") as source:
        return source.read()


def platforms(root):
    """Return the platforms of a checkout, in the order of the file."""
    lines = read(root, "pins", "platforms.txt").splitlines()
    return [Platform(root, *one.split()) for one in lines if not one.startswith(u"#")]


def in_order(pythons):
    """Return versions of Python, such as u"3.9" and u"3.10", from old to new."""
    return sorted(pythons, key=lambda one: [int(part) for part in one.split(u".")])


def describe(root):
    """Return the table of the platforms, the newest first, between its two marks."""
    rows = [(u"Plone", u"Python", u"Queue engine")]
    for one in reversed(platforms(root)):
        pythons = in_order(one.pythons)
        words = pythons[:1] if len(pythons) == 1 else [pythons[0], u"to", pythons[-1]]
        engine = ENGINES[one.engine]
        rows.append(
            (
                one.version(u"Products.CMFPlone"),
                u" ".join(words),
                u"%s %s" % (engine, one.version(engine)),
            )
        )
    rule = u"=======  ============  ==============\n"
    lines = [(u"%-7s  %-12s  %s" % row).rstrip() + u"\n" for row in rows]
    body = rule + lines[0] + rule + u"".join(lines[1:]) + rule
    return u"%s\n\n%s\n%s" % (BEGIN, body, END)
