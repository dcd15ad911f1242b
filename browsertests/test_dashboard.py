"""The dashboard: finding tasks, and doing something with several of them."""

from browsertests.dashboard import Dashboard
from playwright.sync_api import expect

import pytest
import re


@pytest.fixture
def tasks(api):
    """Three tasks alone in the site, that sort in three ways."""
    api.empty()
    api.add("Alpha", periodicity="0 12 * * *")
    api.add("Beta", periodicity="0 0 1 1 *")
    api.add("Gamma", periodicity="* * * * *", activated=False)


def titles(dashboard):
    return dashboard.rows.get_by_role("rowheader").get_by_role("link")


def test_search_filter_and_sort(page, api, tasks):
    dashboard = Dashboard(page, api.url).open()
    expect(dashboard.rows).to_have_count(3)

    dashboard.search.fill("gam")
    dashboard.search.press("Enter")
    expect(titles(dashboard)).to_have_text(["Gamma"])
    page.get_by_role("link", name="Show all").click()
    expect(dashboard.rows).to_have_count(3)

    dashboard.chip("Inactive").click()
    expect(titles(dashboard)).to_have_text(["Gamma"])
    expect(dashboard.chip("Inactive")).to_have_attribute("aria-current", "true")
    page.get_by_role("link", name="Show all").click()

    dashboard.heading("Task").click()
    expect(titles(dashboard)).to_have_text(["Alpha", "Beta", "Gamma"])
    dashboard.heading("Task").click()
    expect(titles(dashboard)).to_have_text(["Gamma", "Beta", "Alpha"])
    sorted_by = page.locator("#cron-list th[aria-sort='descending']")
    expect(sorted_by).to_have_text(re.compile("Task"))

    dashboard.heading("Next run").click()
    expect(titles(dashboard)).to_have_text(["Alpha", "Beta", "Gamma"])


def test_deactivate_several_after_a_question(page, api, tasks):
    dashboard = Dashboard(page, api.url).open()
    dashboard.tick("Alpha").check()
    dashboard.tick("Beta").check()
    expect(dashboard.ticked).to_have_text("Ticked: 2")
    dashboard.bulk("Deactivate").click()

    expect(page.locator("h1")).to_have_text("Deactivate these tasks?")
    expect(page.locator("#cron-chosen li")).to_have_text(["Alpha", "Beta"])
    page.get_by_role("link", name="Cancel").click()
    expect(dashboard.badge("Alpha")).not_to_have_text("Inactive")

    dashboard.tick("Alpha").check()
    dashboard.tick("Beta").check()
    dashboard.bulk("Deactivate").click()
    page.locator("#cron-confirm").click()
    expect(page.locator("body")).to_contain_text("Deactivate: done, 2 of 2.")
    for title in ("Alpha", "Beta", "Gamma"):
        expect(dashboard.badge(title)).to_have_text("Inactive")


def test_tick_all_and_run_them(page, api, tasks):
    dashboard = Dashboard(page, api.url).open()
    page.get_by_role("checkbox", name="Tick all on this page").check()
    expect(dashboard.ticked).to_have_text("Ticked: 3")
    dashboard.bulk("Run now").click()
    page.locator("#cron-confirm").click()
    # The list follows by itself.
    last = dashboard.row("Alpha").locator("td[data-label='Last run']")
    expect(last).to_contain_text("Done")


def test_without_javascript(plain_page, api, tasks):
    page = plain_page
    dashboard = Dashboard(page, api.url).open()
    expect(page.get_by_role("checkbox", name="Tick all on this page")).to_be_hidden()
    dashboard.tick("Alpha").check()
    dashboard.bulk("Deactivate").click()
    page.locator("#cron-confirm").click()
    expect(dashboard.badge("Alpha")).to_have_text("Inactive")
