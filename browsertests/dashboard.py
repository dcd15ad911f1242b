"""The dashboard, as a person finds things on it."""

import re


class Dashboard:
    def __init__(self, page, site_url):
        self.page = page
        self.url = site_url + "/@@cron-dashboard"
        self.alert = page.locator("#cron-alert")
        self.pause = page.locator("#cron-pause")
        self.rows = page.locator("#cron-list tbody tr")
        self.workers = page.locator("#cron-workers")
        self.search = page.get_by_role("searchbox", name="Title, type or periodicity")
        self.ticked = page.locator("#cron-ticked")

    def open(self, query=""):
        self.page.goto(self.url + query)
        return self

    def row(self, title):
        """The row of the task with this title."""
        return self.rows.filter(has=self.page.get_by_role("rowheader", name=title))

    def badge(self, title):
        return self.row(title).locator(".cron-badge").first

    def tick(self, title):
        return self.row(title).get_by_role("checkbox")

    def chip(self, name):
        """The link that shows the tasks with one status alone."""
        chips = self.page.locator("#cron-chips")
        return chips.get_by_role("link", name=re.compile("^%s " % name))

    def heading(self, name):
        """The link that sorts by a column."""
        return self.page.locator("#cron-list thead").get_by_role("link", name=name)

    def bulk(self, name):
        group = self.page.get_by_role("group", name="With the ticked tasks:")
        return group.get_by_role("button", name=name, exact=True)
