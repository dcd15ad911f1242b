"""Each page of ours: with axe, in the dark, on a phone, below a strict policy.

A picture of each is left in var/browser/<platform>/pages, for people to look at.
"""

from browsertests.accessibility import find_violations
from playwright.sync_api import expect

import os
import pytest


REPORT = "collective.cron.content-report"
PHONE = {"width": 400, "height": 800}
# Not what Plone's own widgets and viewlets make.
OWN = ":not([style='']):not([class*=pat-]):not([id^=social-])"
PICKERS = ":is([class^=content-browser], [class*=relateditems])"
PICKER = ":not({0}):not({0} *)".format(PICKERS)
INLINE = "script:not([src]), style, [onclick], [style]" + OWN + PICKER
# Addresses from the site on, or from a task that failed and from a result with a table.
PAGES = {
    "dashboard": "/@@cron-dashboard",
    "no-match": "/@@cron-dashboard?search=nothing-has-this-name",
    "add": "/@@cron-add",
    "add-links": "/++add++CronLinks",
    "add-script": "/++add++CronScript",
    "scripts": "/@@cron-scripts",
    "script": "/@@cron-script?script=" + REPORT,
    "runs": "/@@cron-runs",
    "changes": "/@@cron-changes",
    "simulate": "/@@cron-simulate",
    "alerts": "/@@cron-alerts",
    "settings": "/@@cron-settings",
    "task": "{task}",
    "edit": "{task}/edit",
    "once": "{task}/@@cron-once",
    "changes-of": "{task}/@@cron-changes",
    "simulate-of": "{task}/@@cron-simulate",
    "results": "{task}/--results--",
    "failed": "{failed}",
    "tables": "{tables}",
}


@pytest.fixture(scope="module")
def addresses(api):
    """A task of several in the site, its failed result, and a result with a table."""
    api.empty()
    task = api.add("Fails", script="fail")
    report = api.add("Report", "CronScript", script=REPORT, periodicity="H 3 * * *")
    api.add("Every quarter", periodicity="*/15 * * * *")
    for url in (task, report):
        api.run(url)
    return {
        "task": task,
        "failed": api.result_of(task),
        "tables": api.result_of(report),
    }


@pytest.mark.parametrize("name", sorted(PAGES))
def test_page(name, page, api, addresses):
    address = PAGES[name].format(**addresses)
    shown = page.goto(address if address.startswith("http") else api.url + address)
    assert shown.status == 200, address
    content = page.locator("#content")
    expect(content.locator("h1").first).to_be_visible()
    # What a strict Content-Security-Policy forbids, as it was served.
    inline = content.locator(INLINE)
    assert inline.evaluate_all("all => all.map(one => one.outerHTML)") == []
    assert find_violations(page) == [], page.url
    _leave_picture(page, name)

    page.emulate_media(color_scheme="dark")
    assert find_violations(page) == [], "dark: %s" % page.url
    _leave_picture(page, name + "-dark")
    page.emulate_media(color_scheme="light")

    page.set_viewport_size(PHONE)
    _leave_picture(page, name + "-narrow")
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) == 0, "too wide for a phone: %s" % page.url


def _leave_picture(page, name):
    folder = os.path.join(os.environ["CRON_EVIDENCE"], "pages")
    os.makedirs(folder, exist_ok=True)
    page.screenshot(path=os.path.join(folder, name + ".png"), full_page=True)
