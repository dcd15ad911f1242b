"""No page of ours keeps anybody out, as far as axe-core can tell."""

from browsertests.accessibility import find_violations
from browsertests.backend import Backend
from browsertests.dashboard import Dashboard
from browsertests.schedule_form import ScheduleForm
from playwright.sync_api import expect

import pytest


@pytest.fixture
def check(page):
    """A function that fails if there is a violation on the page as it is now."""

    def check():
        found = find_violations(page)
        assert not found, "%s\n%s" % (page.url, "\n\n".join(found))

    return check


@pytest.fixture(scope="module")
def variety(api):
    """Tasks of several kinds, some of which have run; the URL of one that failed."""
    api.empty()
    api.add("Runs often", periodicity="*/5 * * * *")
    api.add("Runs at night", periodicity="0 3 * * *")
    api.add("Does not run", activated=False)
    urls = [api.add("Fails", script="fail"), api.add("Warns", script="warn")]
    for url in urls:
        api.run(url)
    return urls[0]


def test_dashboard_without_tasks(page, api, check):
    api.empty()
    Dashboard(page, api.url).open()
    expect(page.locator("#content")).to_contain_text("There is no scheduled task yet")
    check()


def test_dashboard(page, api, variety, check):
    dashboard = Dashboard(page, api.url).open()
    expect(dashboard.rows).to_have_count(5)
    check()
    page.locator("#cron-timeline summary").click()
    check()


def test_question_before_a_bulk_action(page, api, variety, check):
    dashboard = Dashboard(page, api.url).open()
    dashboard.tick("Fails").check()
    dashboard.bulk("Activate").click()
    expect(page.locator("#cron-confirm")).to_be_visible()
    check()


def test_page_of_a_task(page, variety, check):
    backend = Backend(page, variety).open()
    expect(backend.results).to_have_count(1)
    for summary in page.locator("#content summary").all():
        summary.click()
    check()


def test_page_of_a_running_task(page, api, check):
    backend = Backend(page, api.add("Runs long", script="until_cancelled")).open()
    backend.button("Run now").click()
    expect(backend.running).to_contain_text("step")
    check()
    backend.running.get_by_role("button", name="Cancel").click()
    # Not that nothing is running: nothing is, too, on a page that is still to come.
    expect(backend.results.first).to_contain_text("Cancelled")
    check()


def test_results_and_a_result(page, variety, check):
    page.goto(variety + "/--results--")
    expect(page.locator("#content tbody tr")).to_have_count(1)
    check()
    page.locator("#content tbody a").first.click()
    expect(page.locator("#cron-traceback pre")).to_be_visible()
    check()


def test_all_runs(page, api, variety, check):
    page.goto(api.url + "/@@cron-runs")
    check()
    page.locator("select[name=status]").select_option("FAILED")
    page.locator("form.cron-filter button").click()
    expect(page.locator("#cron-runs tbody tr").first).to_contain_text("Fails")
    check()


def test_add_form(page, api, check):
    form = ScheduleForm(page).open(api.url)
    check()
    form.expression.fill("*/10 * * * *")
    expect(form.runs).to_have_count(5)
    check()
    form.title.fill("With an error")
    form.expression.fill("* 25 * * *")
    form.save.click()
    expect(form.expression).to_have_attribute("aria-invalid", "true")
    check()


def test_edit_form(page, api, check):
    page.goto(api.add("Edited") + "/edit")
    expect(ScheduleForm(page).runs).to_have_count(5)
    check()


def test_control_panel_and_the_banner_of_a_pause(page, api, resumed, check):
    page.goto(api.url + "/@@cron-settings")
    check()
    api.call("POST", api.url + "/@cron-pause", {"reason": "Moving house"})
    dashboard = Dashboard(page, api.url).open()
    expect(dashboard.pause).to_contain_text("Moving house")
    check()
