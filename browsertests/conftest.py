"""Fixtures: the processes and the browser once, a fresh visitor for each test."""

from browsertests import evidence
from browsertests.system import CREDENTIALS
from browsertests.system import Site
from browsertests.system import System
from playwright.sync_api import expect
from playwright.sync_api import sync_playwright

import base64
import os
import pytest


LONGEST = 20000  # milliseconds that a page may take to show what is expected
expect.set_options(timeout=LONGEST)


@pytest.fixture(scope="session")
def system():
    """The processes of the platform; tools/test_browser.sh says which one."""
    system = System(os.environ["CRON_PYTHON"], os.environ)
    yield system
    system.close()


@pytest.fixture(scope="session")
def playwright():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright):
    """The Chromium of the machine; never one of playwright's own."""
    browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"])
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def api(playwright, system):
    """The site as a program sees it, with all rights."""
    token = base64.b64encode(":".join(CREDENTIALS).encode("ascii")).decode("ascii")
    headers = {"Accept": "application/json", "Authorization": "Basic " + token}
    request = playwright.request.new_context(extra_http_headers=headers)
    yield Site(request, system.url)
    request.dispose()


@pytest.fixture(scope="session")
def session(browser, system):
    """The cookies of the administrator, who logged in through the form."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(system.url + "/login")
    page.fill("#__ac_name", CREDENTIALS[0])
    page.fill("#__ac_password", CREDENTIALS[1])
    page.click("[name='buttons.login']")
    expect(page.locator("body.userrole-authenticated")).to_be_attached()
    yield context.storage_state()
    context.close()


@pytest.fixture
def resumed(api):
    """The site, with its tasks not paused, neither before nor after."""
    api.call("POST", api.url + "/@cron-resume", {})
    yield api
    api.call("POST", api.url + "/@cron-resume", {})


@pytest.fixture
def page(request, visit):
    """The tab of an administrator."""
    return visit()


@pytest.fixture
def plain_page(visit):
    """The same in a browser that runs no JavaScript."""
    return visit(java_script_enabled=False)


@pytest.fixture
def visit(request, browser, session, system):
    """A function that opens a browser with one tab; a failure leaves evidence of it."""
    visitors = []

    def visit(**options):
        context = browser.new_context(
            storage_state=session,
            viewport={"width": 1280, "height": 900},
            locale="en-GB",
            timezone_id="UTC",
            **options,
        )
        page = context.new_page()
        page.set_default_timeout(LONGEST)
        visitors.append(evidence.Witness(page))
        return page

    yield visit
    report = getattr(request.node, "report", None)
    for number, witness in enumerate(visitors):
        if report is None or report.failed:
            witness.leave("%s-%d" % (request.node.name, number), system)
        witness.page.context.close()
    # A page must not work by chance.
    errors = [error for witness in visitors for error in witness.errors]
    assert not errors, "scripts failed: %s" % errors


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    outcome = yield
    if call.when == "call":
        item.report = outcome.get_result()
