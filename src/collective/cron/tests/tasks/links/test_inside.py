"""What belongs to the site, by its address."""

from collective.cron.tasks.links.inside import is_inside
from collective.cron.tasks.links.inside import trouble
from collective.cron.tests.support.base import CronTestCase


class TestInside(CronTestCase):
    def test_addresses(self):
        start = u"http://nohost/plone"
        for rest in (u"", u"/", u"/x", u"?x=y"):
            self.assertTrue(is_inside(start + rest), rest)
        for other in (start + u"-2/x", u"http://nohost/", u"https://nohost/plone"):
            self.assertFalse(is_inside(other), other)

    def test_paths_that_are_nonsense_lead_nowhere(self):
        paths = u"""
            resolveuid resolveuid/ resolveuid/%ff resolveuid/%00 x/resolveuid %ff %00
            %C3%A4 \xe4 ++x++y ++view++ ++skin++x @@x @@ @@/x _x __class__ ;x none%2F..
            x/../../../../../none ....//none view/../../none @@images/none
            portal_catalog/none ++resource++none aq_parent/none ++add++none
        """
        for path in paths.split():
            address = u"http://nohost/plone/" + path
            wrong = trouble(self.portal, address)
            self.assertIn(wrong, (None, u"There is nothing at this address"), path)
        wrong = trouble(self.portal, u"http://nohost/plone/resolveuid")
        self.assertEqual(wrong, u"There is nothing at this address")
