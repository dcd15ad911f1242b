"""All tasks are paused, and resumed, and everybody sees that."""

from browsertests.backend import Backend
from browsertests.dashboard import Dashboard
from playwright.sync_api import expect


def test_pause_and_resume_all(page, api, resumed):
    api.empty()
    url = api.add("Paused with all others")
    page.goto(api.url + "/@@cron-settings")
    # Plone folds the parts of a form into tabs.
    page.get_by_role("tab", name="Pause").or_(
        page.get_by_role("link", name="Pause")
    ).click()
    page.get_by_label("All tasks are paused").check()
    page.get_by_label("Why").fill("Moving <b>house</b>")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("body")).to_contain_text("Changes saved")

    dashboard = Dashboard(page, api.url).open()
    expect(dashboard.pause).to_contain_text("Moving <b>house</b>")
    expect(dashboard.badge("Paused with all others")).to_have_text("Paused")
    backend = Backend(page, url).open()
    expect(dashboard.pause).to_contain_text("Moving <b>house</b>")
    expect(backend.status).to_have_text("Paused")

    backend.button("Resume").click()
    expect(dashboard.pause).to_have_text("")
    expect(dashboard.badge("Paused with all others")).not_to_have_text("Paused")
