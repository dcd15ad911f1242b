"""The pages of what would run: of a task and of the site."""

from collective.cron.tests.support.faces.languages import use_language
from collective.cron.tests.support.faces.pages import PageTestCase
from lxml import html

import transaction


WEEK = "from=2026-11-23&to=2026-11-29"


class TestSimulateView(PageTestCase):
    def setUp(self):
        super(TestSimulateView, self).setUp()
        self.task = self.add_task(periodicity=u"0 9 * * *", left_out=u"2026-11-24")
        self.other = self.add_task(name="other", periodicity=u"0 9 * * mon")

    def page(self, path):
        return html.fromstring(self.get(path).contents)

    def rows(self, page):
        found = page.xpath("//table[contains(@class, 'cron-table')]/tbody/tr")
        return [" ".join(row.text_content().split()) for row in found]

    def test_of_a_task(self):
        page = self.page("/task/@@cron-simulate?" + WEEK)
        rows = self.rows(page)
        self.assertEqual(len(rows), 7)
        self.assertIn("Left out", rows[1])
        self.assertIn("Runs: 6", " ".join(page.text_content().split()))
        self.assertEqual(len(page.xpath("//svg[@class='cron-lane']")), 1)

    def test_how_many_run_is_no_sentence(self):
        use_language(self, "de")
        page = self.page("/task/@@cron-simulate?" + WEEK)
        self.assertIn(u"L\xe4ufe: 6", " ".join(page.text_content().split()))

    def test_the_days_of_a_task_are_those_of_its_zone(self):
        self.task.timezone, self.task.left_out = u"Asia/Tokyo", u""
        self.task.periodicity = u"30 0 * * *"  # still the day before in UTC
        transaction.commit()
        page = self.page("/task/@@cron-simulate?from=2026-11-23&to=2026-11-23")
        found = page.xpath("//td/time/@datetime")
        self.assertEqual(found, ["2026-11-22T15:30:00Z"])
        days = page.xpath("//input[@type='date']/@value")
        self.assertEqual(days, ["2026-11-23", "2026-11-23"])

    def test_of_the_site(self):
        page = self.page("/@@cron-simulate?" + WEEK)
        text = " ".join(page.text_content().split())
        self.assertIn("2 tasks start together", text)
        self.other.activated = False
        transaction.commit()
        text = self.page("/@@cron-simulate?" + WEEK).text_content()
        self.assertIn("do not run by themselves", text)

    def test_pages_of_a_hundred(self):
        self.task.periodicity = u"*/10 * * * *"
        transaction.commit()
        page = self.page("/task/@@cron-simulate?" + WEEK)
        self.assertEqual(len(self.rows(page)), 100)
        (url,) = page.xpath("//a[@rel='next']/@href")
        later = self.page(url.split("/plone", 1)[1])
        self.assertFalse(set(self.rows(page)) & set(self.rows(later)))
        self.assertEqual(len(later.xpath("//a[@rel='prev']")), 1)

    def test_other_periods_and_places(self):
        for query in ("from=x", "from=2026-11-23&to=2026-11-01", "to=2126-01-01"):
            text = self.page("/task/@@cron-simulate?" + query).text_content()
            self.assertIn("This is no period", text, query)
        for query in ("start=-1", "start=x", "start=10000000", "from=9999-12-31"):
            self.page("/task/@@cron-simulate?" + query)

    def test_clock_changes(self):
        self.task.timezone, self.task.periodicity = u"Europe/Paris", u"30 2 * * *"
        transaction.commit()
        page = self.page("/task/@@cron-simulate?from=2027-03-27&to=2027-03-29")
        self.assertIn("from 02:00 to 03:00", " ".join(page.text_content().split()))
        self.assertIn("The clock skips its time", self.rows(page)[1])
