"""Nothing is looked through twice, whatever the text is."""

from collective.cron.tests.support import secret_lines
from collective.cron.text.secrets import hiding
from collective.cron.text.secrets.form import Form
from collective.cron.text.secrets.form import Innocent

import re
import unittest


# What looks as if something began, again and again, and never ends.
BAIT = u"""
password= password=" password:' key= key:a token: :// ://a: http://a:1/ a:b@ <password>
<a ( [' auth=(' ('password',' &quot; %22 \\" \\' eyJ MIIE AKIA sk- Bearer -u mysql- ---
-----BEGIN cookie: authorization: pin=1 {SSHA} $2b$ :1234: \u201c PASS @ = & ? ; A a 1
""".split()


class Counted(object):
    """A Form whose `end` counts how many characters it was looked for in."""

    def __init__(self, form):
        self.form = form
        self.read = 0

    def end(self, text, found):
        end = self.form.end(text, found)
        far = end if end is not None and end > found.end() else found.end() + 400
        self.read += far - found.start()
        return end

    def hide(self, text):
        return Form(*self.form[:3] + (self.end, u"")).hide(text)


class TestForm(unittest.TestCase):
    def test_what_is_no_secret_is_passed_over(self):
        form = Form(u"x", (), re.compile(u"x"), lambda *found: Innocent(4), u"")
        self.assertEqual(form.hide(u"xxxxabc"), u"xxxxabc")

    def test_what_is_hidden_is_not_hidden_again(self):
        form = Form(u"x", (), re.compile(u"x="), lambda text, found: len(text), u"")
        self.assertEqual(form.hide(u"x=1"), u"x=[hidden]")
        self.assertEqual(form.hide(u"x=[hidden]"), u"x=[hidden]")

    def test_what_is_read_grows_with_the_length_of_a_text_only(self):
        lines = secret_lines.read(u"secret_lines.txt")
        baits = set(BAIT + [secret_lines.split(line)[0][:20] for line in lines[::9]])
        for bait in sorted(baits):
            text = (bait + u" ") * 60 + bait * 60
            for form in hiding.FORMS:
                if any(hint in text.lower() for hint in form.hints):
                    few, many = Counted(form), Counted(form)
                    few.hide(text)
                    many.hide(text * 4)
                    self.assertLess(many.read, 6 * few.read + 3000, (form.name, bait))
