"""The schedule widget: what a person sees while choosing when a task runs."""

from browsertests.backend import Backend
from browsertests.schedule_form import ScheduleForm
from playwright.sync_api import expect

import re


NINE = re.compile("09:00.* UTC")  # with or without AM


def test_add_a_task_and_see_the_preview_follow(page, api):
    form = ScheduleForm(page).open(api.url)
    form.title.fill("Count by a schedule")

    form.expression.fill("*/10 * * * *")
    expect(form.preview).to_contain_text("Every 10 minutes")
    expect(form.runs).to_have_count(5)
    expect(form.runs.first).to_contain_text(re.compile(r"\d\d:\d0.* UTC"))

    form.expression.fill("61 * * * *")
    expect(form.preview).to_contain_text("minute: out of range: “61”")
    expect(form.runs).to_have_count(0)

    form.preset.select_option("0 9 * * mon-fri")
    expect(form.expression).to_have_value("0 9 * * mon-fri")
    expect(form.preview).to_contain_text(NINE)
    expect(form.runs).to_have_count(5)

    form.save.click()
    expect(page.locator("h1")).to_have_text("Count by a schedule")
    expect(page.locator("#cron-facts")).to_contain_text("0 9 * * mon-fri")
    expect(Backend(page, page.url).next_runs.first).to_contain_text(NINE)


def test_preview_is_in_the_zone_that_is_chosen(page, api):
    form = ScheduleForm(page).open(api.url)
    form.expression.fill("30 2 * * *")
    expect(form.preview).to_contain_text(re.compile("02:30.* UTC"))
    form.zone.select_option("Asia/Tokyo")
    expect(form.preview).to_contain_text(re.compile("02:30.* JST"))


def test_preview_warns_of_a_change_of_clocks(page, api):
    form = ScheduleForm(page).open(api.url)
    form.zone.select_option("Europe/Paris")
    # The last Sunday of March is among the next five, whatever the year.
    form.expression.fill("30 2 25-31 3 sun")
    expect(form.preview).to_contain_text("Clock change.")


def test_wrong_expression_is_not_saved_and_says_what_is_accepted(page, api):
    form = ScheduleForm(page).open(api.url)
    form.title.fill("Never there")
    form.expression.fill("* 25 * * *")
    form.save.click()
    expect(page.locator("#content")).to_contain_text("hour: out of range: “25” -- 0-23")
    expect(form.expression).to_have_value("* 25 * * *")
    expect(form.expression).to_have_attribute("aria-invalid", "true")
    expect(page).to_have_url(re.compile(r"\+\+add\+\+CronTestTask"))


def test_edit_a_schedule(page, api):
    url = api.add("To be edited")
    page.goto(url + "/edit")
    form = ScheduleForm(page)
    expect(form.preview).to_contain_text("January")
    form.expression.fill("@hourly")
    expect(form.preview).to_contain_text("very hour")
    form.save.click()
    expect(page.locator("#cron-facts")).to_contain_text("@hourly")


def test_add_a_task_without_javascript(plain_page, api):
    page = plain_page
    form = ScheduleForm(page).open(api.url)
    form.title.fill("Count without a script")
    form.expression.fill("*/10 * * * *")
    page.get_by_role("button", name="Preview").click()
    expect(form.preview).to_contain_text("Every 10 minutes")
    expect(form.runs).to_have_count(5)

    # Nothing was saved, nothing was lost, nobody was told off.
    expect(form.title).to_have_value("Count without a script")
    expect(page.locator(".fieldErrorBox .error, .invalid-feedback")).to_have_count(0)

    form.preset.select_option("0 9 * * mon")
    page.get_by_role("button", name="Preview").click()
    expect(form.expression).to_have_value("0 9 * * mon")
    form.save.click()
    expect(page.locator("h1")).to_have_text("Count without a script")
    expect(page.locator("#cron-facts")).to_contain_text("0 9 * * mon")
