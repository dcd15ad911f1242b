"""The worker is lost: people are told, and told when it is there again."""

from browsertests.backend import Backend
from browsertests.dashboard import Dashboard
from playwright.sync_api import expect

import pytest


GONE = 60000  # milliseconds until a worker is missed, on a busy machine


@pytest.fixture
def worker(system):
    """The system, with its worker there before and after."""
    system.start_worker()
    yield system
    system.start_worker()


def test_lose_the_worker_and_see_the_banner(page, api, worker):
    api.empty()
    url = api.add("Nobody runs me")
    dashboard = Dashboard(page, api.url).open()
    expect(dashboard.alert).to_be_empty()
    expect(dashboard.workers).to_contain_text("Alive")

    worker.kill_worker()
    expect(dashboard.alert).to_contain_text("No worker is there", timeout=GONE)
    expect(dashboard.alert.get_by_role("alert")).to_be_visible()
    expect(dashboard.workers).to_contain_text("Gone")
    expect(dashboard.badge("Nobody runs me")).to_have_text("No worker")

    backend = Backend(page, url).open()
    expect(backend.status).to_have_text("No worker")
    backend.button("Run now").click()
    expect(backend.asked).to_contain_text("Your run")

    worker.start_worker()
    # What was asked for meanwhile is done, once.
    expect(backend.asked.locator(".cron-badge")).to_have_text("Done", timeout=GONE)
    expect(backend.results).to_have_count(1)
    dashboard.open()
    expect(dashboard.alert).to_be_empty()
    expect(dashboard.workers).to_contain_text("Alive")


def test_lose_the_worker_in_the_middle_of_a_run(page, api, worker):
    backend = Backend(page, api.add("Lost", script="until_cancelled")).open()
    backend.button("Run now").click()
    expect(backend.running).to_contain_text("step")
    worker.kill_worker()
    worker.start_worker()
    badge = backend.asked.locator(".cron-badge")
    expect(badge).to_have_text("Interrupted", timeout=GONE)
    expect(backend.asked).to_contain_text("stopped during the run")
    expect(backend.running).to_have_count(0)
