"""The token of a site: shown once, and kept as a hash."""

from collective.cron import clock
from collective.cron.health import site_token
from collective.cron.memory.state import read_annotation
from collective.cron.memory.state import uninstall
from collective.cron.tests.support.base import CronTestCase
from six import ensure_binary


class TestSiteToken(CronTestCase):
    def test_it_opens_and_is_nowhere_stored(self):
        self.assertFalse(site_token.is_it(self.portal, b""))
        token = site_token.make(self.portal, u"admin", clock.now())
        self.assertTrue(site_token.is_it(self.portal, token.encode("ascii")))
        self.assertFalse(site_token.is_it(self.portal, token[:-1].encode("ascii")))
        noted = dict(read_annotation(self.portal, site_token.KEY))
        self.assertNotIn(token, repr(noted))
        self.assertEqual(site_token.noted(self.portal), (u"admin", clock.now()))

    def test_a_new_one_makes_the_former_void(self):
        first = site_token.make(self.portal, u"admin", None)
        second = site_token.make(self.portal, u"admin", None)
        self.assertNotEqual(first, second)
        self.assertFalse(site_token.is_it(self.portal, first.encode("ascii")))

    def test_it_is_taken_away(self):
        self.assertFalse(site_token.drop(self.portal))
        site_token.make(self.portal, u"admin", None)
        self.assertTrue(site_token.drop(self.portal))
        self.assertIsNone(site_token.noted(self.portal))

    def test_it_goes_with_the_add_on(self):
        site_token.make(self.portal, u"admin", None)
        uninstall(self.portal)
        self.assertIsNone(site_token.noted(self.portal))

    def test_one_that_a_database_from_python_2_has_as_bytes(self):
        token = site_token.make(self.portal, u"admin", None)
        noted = read_annotation(self.portal, site_token.KEY)
        noted["hash"] = ensure_binary(noted["hash"])
        self.assertTrue(site_token.is_it(self.portal, token.encode("ascii")))
