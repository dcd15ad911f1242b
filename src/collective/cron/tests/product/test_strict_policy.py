"""Pages work under a strict Content-Security-Policy: nothing inline runs or styles."""

import io
import os
import re
import unittest


INLINE = re.compile(
    u"<style|<script\\b(?![^>]*src)|[ \"](?:style|{0})=[\"']|javascript:"
    u"|(?:attributes=\"|; *)(?:style|{0}) |setAttribute\\([\"']style".format(
        u"on(?:blur|change|click|error|focus|input|key[a-z]+|load|mouse[a-z]+|submit)"
    ),
    re.IGNORECASE,
)
KINDS = (".pt", ".py", ".js")


def sources():
    folder = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))
    for parent, folders, names in os.walk(folder):
        folders[:] = [one for one in folders if one not in ("tests", "locales")]
        for name in names:
            if name.endswith(KINDS):
                yield os.path.join(parent, name)


class TestStrictPolicy(unittest.TestCase):
    def test_nothing_is_inline(self):
        found = []
        for path in sources():
            with io.open(path, encoding="utf-8") as source:
                found.extend((path, one) for one in INLINE.findall(source.read()))
        self.assertEqual(found, [])

    def test_what_is_inline_would_be_found(self):
        for text in (
            u'<p style="color: red">',
            u"<script>alert(1)</script>",
            u'<a onclick="x()">',
            u'<i tal:attributes="class x; style y">',
            u'<i tal:attributes="style y">',
        ):
            self.assertTrue(INLINE.search(text), text)
        self.assertFalse(INLINE.search(u'<script defer="defer" src="x.js"></script>'))
