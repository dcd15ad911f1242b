"""What belongs to the site, by its address."""

from collective.cron.tasks.links.inside import is_inside
from collective.cron.tests.support.base import CronTestCase


class TestInside(CronTestCase):
    def test_addresses(self):
        start = u"http://nohost/plone"
        for rest in (u"", u"/", u"/x", u"?x=y"):
            self.assertTrue(is_inside(start + rest), rest)
        for other in (start + u"-2/x", u"http://nohost/", u"https://nohost/plone"):
            self.assertFalse(is_inside(other), other)
