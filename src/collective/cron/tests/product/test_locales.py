"""The catalogs: complete, current, compiled."""

from collective.cron.tests.support.faces import catalogs
from collective.cron.tests.support.faces.languages import LANGUAGES
from gettext import GNUTranslations

import os
import re
import unittest


class TestCatalogs(unittest.TestCase):
    """If one of these fails: `make i18n`, then translate what is new."""

    maxDiff = None

    def setUp(self):
        template = os.path.join(catalogs.LOCALES, catalogs.DOMAIN + ".pot")
        self.template = catalogs.read_catalog(template)

    def test_every_text_of_the_sources_is_extracted(self):
        english = dict((key, value[0]) for key, value in self.template.items())
        self.assertGreater(len(english), 300)
        self.assertEqual(catalogs.scan(), english)

    def test_every_text_is_translated(self):
        for language in LANGUAGES:
            catalog = catalogs.read_catalog(catalogs.po_of(language))
            self.assertEqual(sorted(catalog), sorted(self.template))
            for msgid, (english, translation, fuzzy) in catalog.items():
                where = (language, msgid)
                self.assertEqual(english, self.template[msgid][0], where)
                self.assertTrue(translation.strip(), where)
                self.assertFalse(fuzzy, where)

    def test_a_practice_run_is_no_dry_run(self):
        for language in LANGUAGES:
            catalog = catalogs.read_catalog(catalogs.po_of(language))
            practice, dry = catalog["Practice run"], catalog["Dry run"]
            self.assertNotEqual(practice[1], dry[1], language)

    def test_variables_stay_the_same(self):
        for language in LANGUAGES:
            catalog = catalogs.read_catalog(catalogs.po_of(language))
            for msgid, (english, translation, _fuzzy) in catalog.items():
                self.assertEqual(
                    catalogs.variables(translation),
                    catalogs.variables(english),
                    (language, msgid),
                )

    def test_no_quotes_of_ascii(self):
        # In any of them, for any may leave through a validation: see complaints.py.
        for language in LANGUAGES:
            for msgid, texts in catalogs.read_catalog(catalogs.po_of(language)).items():
                for text in texts[:2]:
                    where = language, text
                    self.assertIsNone(re.search(u"['\"\\\\\t\n]", text), where)

    def test_sentences_end_alike(self):
        for language in LANGUAGES:
            catalog = catalogs.read_catalog(catalogs.po_of(language))
            for msgid, (english, translation, _fuzzy) in catalog.items():
                for mark in u".?:":
                    self.assertEqual(
                        english.endswith(mark),
                        translation.endswith(mark),
                        (language, msgid),
                    )

    def test_compiled_catalogs_are_current(self):
        for language in LANGUAGES:
            path = catalogs.po_of(language)
            with open(path[:-3] + ".mo", "rb") as compiled:
                # Not public, but what every reader of such a file has.
                found = dict(GNUTranslations(compiled)._catalog)
            found.pop("", None)
            catalog = catalogs.read_catalog(path)
            expected = dict((key, value[1]) for key, value in catalog.items())
            self.assertEqual(found, expected)
