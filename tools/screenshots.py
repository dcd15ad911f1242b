"""Make the pictures in docs/images from a running site: screenshots.py URL [SUFFIX]

For whoever changes the pages; nothing else needs it. In an environment with playwright
and Pillow, and with a Chromium on the PATH:

    make run            and stop it again, so that the demo site is there
    export PYTHONPATH=$PWD/tools
    .venv/plone-6.2/bin/script run tools/screenshots_data.py
    make run
    python tools/screenshots.py http://localhost:8080/Plone -6.2

The name must be localhost: Plone shows 127.0.0.1 without its theme.
"""
from PIL import Image
from playwright.sync_api import sync_playwright

import io
import os
import shutil
import sys


IMAGES = os.path.join(os.path.dirname(__file__), os.pardir, "docs", "images")
FAILING = "/import-the-calendar-of-events"
SLOW = "/rebuild-the-search-index"
REPORT = "/@@cron-script?script=collective.cron.content-report"
# The name of a picture, the address of its page, what is done there, and its width.
PAGES = (
    ("dashboard", "/@@cron-dashboard", None, 1280),
    ("backend", FAILING, None, 1280),
    ("backend-history", "/morning-newsletter", None, 1280),
    ("backend-narrow", "/morning-newsletter", None, 400),
    ("backend-no-user", "/mail-the-rota", None, 1280),
    ("backend-inactive", "/remove-drafts-of-last-year", None, 1280),
    ("backend-never-run", "/report-of-the-month", None, 1280),
    ("results", FAILING + "/--results--", None, 1280),
    ("result", FAILING + "/--results--", "open_newest", 1280),
    ("edit", FAILING + "/edit", None, 1280),
    ("settings", "/@@cron-settings", None, 1280),
    ("add", "/@@cron-add", None, 1280),
    ("tables", REPORT, "run_script", 1280),
    ("scripts", "/@@cron-scripts", None, 1280),
    ("runs", "/@@cron-runs", None, 1280),
    ("backend-running", SLOW, "start_run", 1280),
    ("backend-cancelled", SLOW, "cancel_run", 1280),
    # What is done for these changes what others show.
    ("changes", "/morning-newsletter/edit", "change_time", 1280),
    ("simulate", "/census", "leave_out_counting", 1280),
)
WIDTH = 1280  # of the page for the log-in
HIGHEST = 1500  # of a long list the rest is left out
FOOTER = "#portal-footer-wrapper"


def log_in(page, url):
    """Log in as the demo site's administrator."""
    page.goto(url + "/login")
    page.fill("#__ac_name", "admin")
    page.fill("#__ac_password", "admin")
    page.click("[name='buttons.login']")
    page.wait_for_load_state()


def open_newest(page):
    """Go to the newest result, and unfold its log and traceback."""
    page.click("#content-core table a >> nth=0")
    page.wait_for_load_state("networkidle")
    for details in page.locator("#content details").all():
        details.evaluate("element => { element.open = true }")


def start_run(page):
    """Press Run now, and wait until something is done."""
    page.click("#cron-actions form[action$=cron-run] button")
    page.wait_for_selector("#cron-status progress[value]")
    page.wait_for_timeout(20000)


def cancel_run(page):
    """Press Cancel, and wait for the end."""
    page.click("#cron-status form[action$=cron-cancel] button")
    page.wait_for_selector("#cron-results tbody tr:first-child >> text=CANCELLED")


def run_script(page):
    """Press Run now in the form of a script, and go to the result."""
    page.click("#content-core form [type=submit] >> nth=0")
    page.click("text=See the result")
    page.wait_for_load_state("networkidle")


def change_time(page):
    """Have the task begin an hour earlier, and go to the changes of the site."""
    page.fill("textarea[name$=periodicity]", "0 8 * * mon-fri")
    page.click("[name='form.buttons.save']")
    page.wait_for_load_state("networkidle")
    page.goto(page.url.split("/morning-newsletter")[0] + "/@@cron-changes")


def leave_out_counting(page):
    """Deactivate what runs each minute, and go to what would run of all others."""
    page.click("#cron-actions form[action$=cron-deactivate] button")
    page.wait_for_load_state("networkidle")
    site = page.url.split("/census")[0]
    page.goto(site + "/@@cron-simulate?from=2027-03-01&to=2027-03-31")


ALL = open_newest, start_run, cancel_run, run_script, change_time, leave_out_counting
ACTS = {act.__name__: act for act in ALL}


def take(page, url, act, width):
    """Return a picture of the page down to its footer."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(url)
    page.wait_for_load_state("networkidle")
    if act:
        ACTS[act](page)
    # The toolbar is as high as the window: let that be all of the page.
    height = min(int(page.locator(FOOTER).bounding_box()["y"]), HIGHEST)
    page.set_viewport_size({"width": width, "height": height})
    return Image.open(io.BytesIO(page.screenshot()))


def main(url, suffix=""):
    """Write one picture for each of PAGES, with few colours, so that it stays small."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": 800})
        log_in(page, url)
        for name, path, act, width in PAGES:
            picture = take(page, url + path, act, width).convert("RGB").quantize()
            picture.save(os.path.join(IMAGES, name + suffix + ".png"), optimize=True)
        browser.close()


main(*sys.argv[1:])
