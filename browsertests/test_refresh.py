"""A page that refreshes itself: while somebody sees it, and not in their way."""

from browsertests.backend import Backend
from browsertests.dashboard import Dashboard
from playwright.sync_api import expect

import pytest


MINUTES = 10 * 60 * 1000
SEE = """hidden => {
    const state = {hidden: hidden, visibilityState: hidden ? 'hidden' : 'visible'};
    for (const name in state) {
        Object.defineProperty(document, name, {value: state[name], configurable: true});
    }
    document.dispatchEvent(new Event('visibilitychange'));
}"""


@pytest.fixture
def dashboard(page, api):
    """A dashboard whose clock stands still until it is told to go on."""
    api.empty()
    api.add("Watched")
    page.clock.install()
    dashboard = Dashboard(page, api.url).open()
    expect(dashboard.rows).to_have_count(1)
    return dashboard


def is_refresh(request):
    return request.resource_type == "xhr" and "cron-dashboard" in request.url


def refreshes_during(page, seconds):
    """Let time pass; return how often the page asks for a refresh meanwhile."""
    asked = []

    def note(request):
        if is_refresh(request):
            asked.append(request)

    page.on("request", note)
    page.clock.fast_forward(seconds)
    # What the page asked for is known here before it gets this answer.
    page.evaluate("() => fetch('++resource++collective.cron.css')")
    page.remove_listener("request", note)
    return len(asked)


def test_stops_while_hidden_and_goes_on_when_seen(dashboard, page):
    with page.expect_request(is_refresh):
        page.clock.fast_forward(MINUTES)
    expect(dashboard.rows).to_have_count(1)

    page.evaluate(SEE, True)
    assert refreshes_during(page, MINUTES) == 0

    with page.expect_request(is_refresh):
        page.evaluate(SEE, False)
        page.clock.run_for(100)


def test_stops_when_told_to(dashboard, page):
    page.get_by_role("button", name="Pause the refresh").click()
    expect(page.locator("#cron-refresh-note")).to_contain_text(
        "does not refresh itself"
    )
    assert refreshes_during(page, MINUTES) == 0
    with page.expect_request(is_refresh):
        page.get_by_role("button", name="Refresh again").click()
        page.clock.run_for(100)


def test_leaves_alone_what_somebody_is_doing(dashboard, page, api):
    dashboard.tick("Watched").check()
    dashboard.search.fill("half a wo")
    api.add("Newcomer")
    page.clock.fast_forward(MINUTES)
    expect(dashboard.row("Newcomer")).to_be_visible()
    expect(dashboard.tick("Watched")).to_be_checked()
    expect(dashboard.search).to_have_value("half a wo")
    expect(dashboard.search).to_be_focused()


def test_says_when_the_server_does_not_answer_and_goes_on(dashboard, page, api):
    page.route("**/@@cron-dashboard*", lambda route: route.abort())
    page.clock.fast_forward(MINUTES)
    note = page.locator("#cron-refresh-note")
    expect(note).to_contain_text("could not be refreshed")
    page.unroute("**/@@cron-dashboard*")
    api.add("Newcomer")
    page.clock.fast_forward(MINUTES)
    expect(dashboard.row("Newcomer")).to_be_visible()
    expect(note).to_be_empty()


def test_page_of_a_task_follows_what_others_do(page, api):
    backend = Backend(page, api.add("Followed")).open()
    expect(backend.status).to_have_text("Not run yet")
    api.call("POST", backend.url + "/@cron-deactivate", {})
    expect(backend.status).to_have_text("Inactive")
    expect(backend.button("Activate")).to_be_visible()
