"""The page of a task, as a person finds things on it."""


class Backend:
    def __init__(self, page, url):
        self.page = page
        self.url = url
        self.status = page.locator("#cron-status .cron-badge")
        self.asked = page.locator("#cron-asked")
        self.running = page.get_by_label("Running now", exact=True)
        self.bar = self.running.get_by_role("progressbar")
        self.next_runs = page.locator(".cron-next .cron-time")
        self.results = page.locator("#cron-results tbody tr")

    def open(self):
        self.page.goto(self.url)
        return self

    def button(self, name):
        return self.page.get_by_role("button", name=name, exact=True)

    def link(self, name):
        return self.page.get_by_role("link", name=name, exact=True)
