"""Make the pictures in docs/images from a running site: screenshots.py URL [SUFFIX]

For whoever changes the pages; nothing else needs it. In an environment with playwright
and Pillow, and with a Chromium on the PATH:

    make run            and stop it again, so that the demo site is there
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
PAGES = (
    ("dashboard", "/@@cron-dashboard"),
    ("backend", "/import-the-calendar-of-events"),
)
WIDTH = 1280
FOOTER = "#portal-footer-wrapper"


def log_in(page, url):
    """Log in as the demo site's administrator."""
    page.goto(url + "/login")
    page.fill("#__ac_name", "admin")
    page.fill("#__ac_password", "admin")
    page.click("[name='buttons.login']")
    page.wait_for_load_state()


def take(page, url):
    """Return a picture of the page down to its footer."""
    page.goto(url)
    page.wait_for_load_state("networkidle")
    # The toolbar is as high as the window: let that be all of the page.
    height = int(page.locator(FOOTER).bounding_box()["y"])
    page.set_viewport_size({"width": WIDTH, "height": height})
    picture = page.screenshot()
    page.set_viewport_size({"width": WIDTH, "height": 800})
    return Image.open(io.BytesIO(picture))


def main(url, suffix=""):
    """Write one picture for each of PAGES, with few colours, so that it stays small."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": 800})
        log_in(page, url)
        for name, path in PAGES:
            picture = take(page, url + path).convert("RGB").quantize()
            picture.save(os.path.join(IMAGES, name + suffix + ".png"), optimize=True)
        browser.close()


main(*sys.argv[1:])
