"""Of a flood so many are sent in an hour; the rest is one message when it is over."""

from collective.cron import clock
from collective.cron.alerts import outbox
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.tests.support.alerts import tell
from datetime import timedelta

import transaction


class TestRate(AlertCase):
    def add(self, *names):
        for name in names:
            clock.set_now(clock.now() + timedelta(seconds=1))
            facts = {"title": name, "path": name}
            outbox.add(self.portal, u"failed", [u"mail"], facts)
        transaction.commit()

    def test_the_rest_is_one_message(self):
        tell(alert_most=2, alert_addresses=[u"ann@example.org", u"bob@example.org"])
        self.add(u"a", u"b", u"c", u"d")
        self.assertEqual(len(self.send()), 4)
        self.assertEqual(self.waiting(), ["more"])
        self.set_time("10:30:00")
        self.add(u"e")
        self.assertEqual(self.send(), [])
        self.assertEqual(self.waiting(), ["more"])
        self.set_time("11:01:31")
        one, _two = self.send()
        self.assertEqual(one["subject"], u"[Plone site] Further messages: 3")
        listed = [name for name in u"abcde" if u"* %s" % name in one["text"]]
        self.assertEqual(listed, [u"c", u"d", u"e"])
        self.add(u"f")
        self.assertEqual(len(self.send()), 2)

    def test_it_says_what_each_was(self):
        tell(alert_most=1)
        self.add(u"a")
        facts = {"title": u"b", "path": "b", "failures": 3, "reason": u"no disk"}
        for kind in (u"failed_again", u"recovered"):
            clock.set_now(clock.now() + timedelta(seconds=1))
            outbox.add(self.portal, kind, [u"mail"], facts)
        transaction.commit()
        self.send()
        self.set_time("11:01:31")
        (mail,) = self.send()
        said = u"* b has failed 3 times in a row\n  no disk\n"
        self.assertIn(said, mail["text"])
        self.assertIn(u"* b is well again\n", mail["text"])

    def test_another_channel_has_its_own(self):
        tell(alert_most=1)
        self.add(u"a")
        self.send()
        outbox.add(self.portal, u"failed", [u"pigeon"], {})
        transaction.commit()
        self.send()
        self.assertEqual(self.waiting(), [])

    def test_a_long_list_is_cut(self):
        tell(alert_most=1)
        self.add(*[u"t%d" % number for number in range(60)])
        self.send()
        (more,) = outbox.waiting(self.portal)
        self.assertEqual(more.facts["count"], 59)
        self.assertEqual(len(more.facts["tasks"]), 50)
