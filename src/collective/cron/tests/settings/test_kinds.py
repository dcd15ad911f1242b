"""Names of classes, one in each line."""

from collective.cron.settings import kinds

import unittest


class TestKinds(unittest.TestCase):
    def setUp(self):
        self.field = kinds.Kinds(title=u"Kinds", required=False)

    def test_names_with_or_without_module(self):
        for value in (None, u"", u"ValueError\n\n socket.timeout \r\n_Own2"):
            self.field.validate(value)
        self.assertEqual(kinds.read(u" A\r\n\nb.C\n"), {u"A", u"b.C"})
        self.assertEqual(kinds.read(None), set())

    def test_anything_else_is_refused(self):
        for value in (u"two words", u"a..b", u"*", u"1st", u"A."):
            with self.assertRaises(kinds.InvalidKinds):
                self.field.validate(value)
        with self.assertRaises(kinds.InvalidKinds):
            self.field.validate(u"\n".join(u"A%d" % n for n in range(21)))
