"""What stands in the templates of pages."""

import collective.cron
import io
import os
import re
import unittest


HERE = os.path.dirname(os.path.abspath(collective.cron.__file__))
KEEPS_BLANKS = re.compile(r'<\w+[^>]*class="[^"]*\bcron-text\b[^>]*>', re.DOTALL)


class TestTemplates(unittest.TestCase):
    def test_what_shows_all_blanks_has_none_of_the_template(self):
        found = 0
        for folder, _folders, names in os.walk(HERE):
            for name in names:
                if name.endswith(".pt"):
                    path = os.path.join(folder, name)
                    with io.open(path, encoding="utf-8") as source:
                        tags = KEEPS_BLANKS.findall(source.read())
                    for tag in tags:
                        self.assertIn("tal:content=", tag, path)
                    found += len(tags)
        self.assertGreater(found, 5)
