"""Mail and a webhook are there, by name."""

from collective.cron.alerts.channels import known
from collective.cron.interfaces import IAlertChannel
from collective.cron.tests.support.base import CronTestCase
from zope.interface.verify import verifyObject


class TestKnown(CronTestCase):
    def test_ours(self):
        found = known.ChannelsVocabulary()(self.portal)
        self.assertEqual([term.value for term in found], [u"mail", u"webhook"])
        for term in found:
            self.assertTrue(verifyObject(IAlertChannel, known.find(term.value)))
        self.assertIsNone(known.find(u"pigeon"))
