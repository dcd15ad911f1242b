"""No secret gets through, and what is none stays whole."""

from collective.cron.tests.support import secret_lines
from collective.cron.text.secrets import hiding
from collective.cron.text.secrets import paths
from collective.cron.text.secrets.form import HIDDEN

import unittest


class TestTables(unittest.TestCase):
    def test_no_secret_gets_through(self):
        lines = secret_lines.read(u"secret_lines.txt")
        self.assertGreater(len(lines), 200)
        for line in lines:
            text, secrets = secret_lines.split(line)
            shown = hiding.hide_secrets(text)
            self.assertIn(HIDDEN, shown, text)
            for secret in secrets:
                for word in secret_lines.words(secret):
                    self.assertNotIn(word, shown, text)

    def test_each_hint_is_found_wherever_it_stands(self):
        for hint, numbers in hiding.HINTS.items():
            for text in (hint, u"x" + hint, hint + u"x", u"a b c " + hint + u" d"):
                self.assertLessEqual(set(numbers), hiding._possible(text), text)
        self.assertEqual(hiding._possible(u"x"), hiding._possible(u""))

    def test_nor_in_the_middle_of_a_text(self):
        for line in secret_lines.read(u"secret_lines.txt"):
            text, secrets = secret_lines.split(line)
            shown = hiding.hide_secrets(u"It failed:\n%s\nIt ended.\n" % text)
            for secret in secrets:
                self.assertNotIn(secret, shown, text)

    def test_what_was_hidden_stays_as_it_is(self):
        for line in secret_lines.read(u"secret_lines.txt"):
            shown = hiding.hide_secrets(secret_lines.split(line)[0])
            self.assertEqual(hiding.hide_secrets(shown), shown)

    def test_innocent_lines_stay_whole(self):
        lines = secret_lines.read(u"innocent_lines.txt")
        self.assertGreater(len(lines), 200)
        for line in lines:
            self.assertEqual(hiding.hide_secrets(line), line)
            text = u"It failed:\n%s\nIt ended.\n" % line
            self.assertEqual(hiding.hide_secrets(text), text)


class TestForms(unittest.TestCase):
    def test_each_has_an_example_that_it_hides(self):
        unseen = set(form.name for form in hiding.FORMS)
        for form in hiding.FORMS:
            if any(hint in form.example.lower() for hint in form.hints):
                if HIDDEN in form.hide(form.example):
                    unseen.discard(form.name)
            shown = hiding.hide_secrets(form.example)
            for secret in (u"81f3b2", u"8Q1f3B", u"8Q1F3B", u"4711", u"a/b", u"abcdef"):
                self.assertNotIn(secret, shown, form.name)
        self.assertEqual(unseen, set())

    def test_no_head_has_a_repeat_without_an_end(self):
        for form in hiding.FORMS:
            self.assertLess(paths.count(form.head.pattern), paths.MANY, form.name)

    def test_a_text_of_any_length_is_read_to_its_end(self):
        text = u"password=" + u"x" * 10**6 + u" user=me"
        self.assertEqual(hiding.hide_secrets(text), u"password=%s user=me" % HIDDEN)
