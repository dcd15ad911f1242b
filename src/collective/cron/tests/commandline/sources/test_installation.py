"""All sites at once: what monitors are told of them."""

from collective.cron.commandline.sources.installation import Installation
from collective.cron.tests.support.base import CronTestCase


class TestInstallation(CronTestCase):
    def test_health(self):
        for place in (self.portal, self.portal.getPhysicalRoot()):
            told = Installation(place).health()
            self.assertEqual(told["sites"][0]["site"], u"/plone")
            self.assertEqual(told["queue"], u"ok")
