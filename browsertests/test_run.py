"""Running a task: now, to its end or not, and what became of it."""

from browsertests.backend import Backend
from playwright.sync_api import expect

import re


def test_run_now_and_see_the_result_in_place(page, api):
    backend = Backend(page, api.add("Run me")).open()
    planned = backend.next_runs.first.inner_text()

    backend.button("Run now").click()
    expect(backend.asked).to_contain_text("Your run")
    # The page looks again by itself.
    expect(backend.asked).to_contain_text("It ended after")
    expect(backend.asked.locator(".cron-badge")).to_have_text("Done")
    expect(backend.results).to_have_count(1)
    expect(backend.next_runs.first).to_have_text(planned)

    backend.link("See the result").click()
    expect(page.locator("h1")).to_have_text(re.compile(r"Result of\s+Run me"))
    expect(page.locator("#content .cron-badge").first).to_have_text("Done")
    expect(page.locator("#content")).to_contain_text("By hand")
    backend.link("Back to the task").click()
    expect(page).to_have_url(backend.url)


def test_failure_says_why_and_keeps_the_traceback_folded(page, api):
    backend = Backend(page, api.add("Fails", script="fail")).open()
    backend.button("Run now").click()
    expect(backend.asked.locator(".cron-badge")).to_have_text("Failed")
    expect(backend.asked).to_contain_text("it went wrong")
    expect(backend.status).to_have_text("Failing")

    backend.link("See the result").click()
    trace = page.locator("#cron-traceback pre")
    expect(trace).to_be_visible()
    expect(trace).to_contain_text("ValueError")
    expect(page.locator("#content")).not_to_contain_text("hunter2")


def test_watch_the_progress_of_a_long_task_to_its_end(page, api):
    url = api.add("Long", "CronPractice", how_many=16, seconds=0.5)
    backend = Backend(page, url).open()
    backend.button("Run now").click()
    expect(backend.bar).to_be_visible()
    expect(backend.running).to_contain_text(re.compile(r"\d+ of 16\s+Item \d+"))
    expect(backend.running.locator(".cron-percent")).to_be_visible()
    seen = backend.bar.get_attribute("value")
    expect(backend.bar).not_to_have_attribute("value", seen)
    expect(backend.asked.locator(".cron-badge")).to_have_text("Done")
    expect(backend.running).to_have_count(0)


def test_cancel_a_running_task(page, api):
    url = api.add("Endless", "CronPractice", how_many=1000, seconds=0.5)
    backend = Backend(page, url).open()
    backend.button("Run now").click()
    expect(backend.running).to_contain_text("Item")
    backend.running.get_by_role("button", name="Cancel").click()
    expect(backend.results.first).to_contain_text("Cancelled")
    expect(backend.running).to_have_count(0)
    expect(backend.status).not_to_have_text("Failing")


def test_run_now_without_javascript(plain_page, api):
    backend = Backend(plain_page, api.add("Run me plainly")).open()
    backend.button("Run now").click()
    expect(backend.asked).to_contain_text("Your run")
    again = backend.asked.get_by_role("link", name="Look again")
    while again.is_visible():
        with plain_page.expect_navigation():
            again.press("Enter")
    expect(backend.asked.locator(".cron-badge")).to_have_text("Done")
