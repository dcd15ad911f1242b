"""What is stored of packages that are gone."""

from collective.cron.takeover.sources import stored
from collective.cron.tests.support import other_crons
from collective.cron.tests.support.base import CronTestCase
from ZODB.broken import find_global
from ZODB.interfaces import IBroken
from zope.interface import Interface


class TestStored(CronTestCase):
    def test_utilities_with_the_names_of_their_interfaces(self):
        other_crons.put_into(self)
        self.portal._p_jar.cacheMinimize()
        found = dict((name, one) for _d, name, one in stored.utilities(self.portal))
        lines = stored.value_of(found["cron4plone_config"], "cronjobs")
        self.assertTrue(IBroken.providedBy(found["cron4plone_config"]))
        self.assertEqual(len(lines), 7)
        self.assertIsNone(stored.value_of(found["acme.nightly"], "cronjobs"))
        dotted = [
            one for one, name, _c in stored.utilities(self.portal) if "acme" in name
        ]
        self.assertEqual(dotted, ["Products.CronUtility.interfaces.ICron"])

    def test_names_of_interfaces_also_of_broken_ones(self):
        broken = find_global("nowhere.interfaces", "IGone")
        self.assertEqual(stored.dotted_name(broken), "nowhere.interfaces.IGone")
        name = stored.dotted_name(Interface)
        self.assertEqual(name, "zope.interface.Interface")

    def test_attributes_of_what_is_there(self):
        self.assertEqual(stored.value_of(self.portal, "id"), "plone")
