"""Everything once by keyboard alone; where the focus is can be seen at every stop."""

from browsertests.backend import Backend
from browsertests.dashboard import Dashboard
from browsertests.keyboard import Keyboard
from browsertests.schedule_form import ScheduleForm
from playwright.sync_api import expect

import pytest
import re


@pytest.fixture
def keyboard(page):
    return Keyboard(page)


def test_add_a_task_run_it_and_read_its_result(page, api, keyboard):
    form = ScheduleForm(page).open(api.url)
    keyboard.reach(form.title).type("Added by keys")
    # The first of the presets, and then an expression of one's own.
    keyboard.reach(form.preset).press("ArrowDown")
    expect(form.preview).to_contain_text("Every 5 minutes")
    keyboard.reach(form.expression).type("0 0 1 1 *")
    expect(form.preview).to_contain_text("January")
    keyboard.press_on(form.save)
    expect(page.locator("h1")).to_have_text("Added by keys")

    backend = Backend(page, page.url)
    if backend.button("Activate").is_visible():
        keyboard.press_on(backend.button("Activate"))
        expect(backend.button("Deactivate")).to_be_visible()
    keyboard.press_on(backend.button("Run now"))
    expect(backend.asked).to_contain_text("It ended after")
    keyboard.press_on(backend.link("See the result"))
    expect(page.locator("h1")).to_have_text(re.compile("Result of"))
    keyboard.press_on(backend.link("Back to the task"))
    expect(page.locator("h1")).to_have_text("Added by keys")


def test_cancel_and_unfold(page, api, keyboard):
    backend = Backend(page, api.add("Endless", script="until_cancelled")).open()
    keyboard.press_on(backend.button("Run now"))
    expect(backend.running).to_contain_text("step")
    # The page refreshes itself every two seconds: the focus has to stay.
    cancel = backend.running.get_by_role("button", name="Cancel")
    keyboard.reach(cancel)
    before = backend.running.inner_text()
    expect(backend.running).not_to_have_text(before)
    expect(cancel).to_be_focused()
    keyboard.press("Enter")
    expect(backend.results.first).to_contain_text("Cancelled")

    settings = page.locator("#cron-settings")
    keyboard.press_on(settings.locator("summary"))
    expect(settings.get_by_role("table")).to_be_visible()


def test_find_deactivate_and_sort(page, api, keyboard):
    api.empty()
    api.add("One")
    api.add("Other")
    dashboard = Dashboard(page, api.url).open()
    keyboard.reach(dashboard.search).type("other")
    keyboard.press("Enter")
    expect(dashboard.rows).to_have_count(1)
    keyboard.press_on(page.get_by_role("link", name="Show all"))
    expect(dashboard.rows).to_have_count(2)

    keyboard.reach(dashboard.tick("One")).press("Space")
    expect(dashboard.tick("One")).to_be_checked()
    keyboard.reach(dashboard.bulk("Deactivate"), "Shift+Tab").press("Enter")
    keyboard.press_on(page.locator("#cron-confirm"))
    expect(dashboard.badge("One")).to_have_text("Inactive")

    keyboard.press_on(dashboard.chip("Inactive"))
    expect(dashboard.rows).to_have_count(1)
    keyboard.press_on(dashboard.heading("Task"))
    expect(dashboard.heading("Task")).to_contain_text("Task")
    expect(page.locator("#cron-list th[aria-sort]")).to_have_text(re.compile("Task"))


def test_pause_and_resume(page, api, resumed, keyboard):
    page.goto(api.url + "/@@cron-settings")
    tab = page.get_by_role("tab", name="Pause").or_(
        page.get_by_role("link", name="Pause")
    )
    keyboard.press_on(tab)
    keyboard.reach(page.get_by_label("All tasks are paused")).press("Space")
    keyboard.reach(page.get_by_label("Why")).type("By keys")
    keyboard.press_on(page.get_by_role("button", name="Save"))
    expect(page.locator("body")).to_contain_text("Changes saved")

    dashboard = Dashboard(page, api.url).open()
    expect(dashboard.pause).to_contain_text("By keys")
    keyboard.press_on(page.get_by_role("button", name="Resume"))
    expect(dashboard.pause).to_have_text("")


def test_nothing_is_out_of_order(page, api):
    for url in (
        api.url + "/@@cron-dashboard",
        api.add("In order"),
        api.url + "/@@cron-settings",
        api.url + "/++add++CronTestTask",
    ):
        page.goto(url)
        expect(page.locator("#content")).to_be_visible()
        # The order of the keyboard is that of the page.
        assert (
            page.locator("#content [tabindex]").evaluate_all(
                "all => all.filter(one => one.tabIndex > 0).length"
            )
            == 0
        ), url
