# -*- coding: utf-8 -*-
"""The next 24 hours on the dashboard: a picture, and the same in words."""

from collective.cron.browser.dashboard import timeline
from collective.cron.tests.support.faces.pages import PageTestCase
from plone import api

import transaction


class TestTimeline(PageTestCase):
    def part(self):
        contents = self.get("/@@cron-dashboard").contents
        part = contents.partition('id="cron-timeline"')[2].partition("</section>")[0]
        return " ".join(part.split())

    def test_empty(self):
        self.assertEqual(self.part(), "")
        self.add_task(activated=False)
        self.assertIn("Nothing starts by itself", self.part())

    def test_lanes_bands_and_words(self):
        self.add_task(name="hourly", periodicity=u"0 * * * *")
        self.add_task(name="often", periodicity=u"* * * * *")
        part = self.part()
        self.assertIn('class="cron-tick"', part)
        self.assertIn('class="cron-band"', part)
        self.assertIn("first at 11:00, starts: 24", part)
        self.assertEqual(part.count('aria-hidden="true" focusable="false"'), 3)

    def test_where_all_start_often_there_is_no_sum_and_no_table(self):
        self.add_task(name="often", periodicity=u"* * * * *")
        part = self.part()
        self.assertEqual(part.count('class="cron-lane"'), 1)
        self.assertNotIn("All, without the frequent ones", part)
        self.assertNotIn("<table", part)
        self.add_task(name="hourly", periodicity=u"0 * * * *")
        part = self.part()
        self.assertIn("All, without the frequent ones", part)
        self.assertIn("<table", part)

    def test_collisions_in_the_zone_of_the_site(self):
        api.portal.set_registry_record("plone.portal_timezone", u"Europe/Paris")
        for number in range(5):
            name = "task%d" % number
            self.add_task(name=name, periodicity=u"0 8 * * *", timezone=u"UTC")
        part = self.part()
        self.assertIn("<strong>09:00</strong>", part)
        self.assertIn("5 tasks start together", part)
        self.assertIn("and 2 more", part)
        self.assertIn("times in CET", part)

    def test_many_tasks_have_few_lanes(self):
        for number in range(timeline.LANES + 3):
            name = "task%d" % number
            self.add_task(name=name, periodicity=u"%d 9 * * *" % number)
        part = self.part()
        self.assertEqual(part.count('class="cron-lane"'), timeline.LANES + 1)
        self.assertIn("without a lane: 3", part)

    def test_size_is_bounded(self):
        for number in range(20):
            name = "task%d" % number
            self.add_task(name=name, periodicity=u"%d-59/2 * * * *" % (number % 2))
        transaction.commit()
        self.assertLess(len(self.part()), 60000)
