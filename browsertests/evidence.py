"""What a test that failed leaves behind: var/browser/<platform>/<test>.*"""

from playwright.sync_api import Error

import os
import re


OURS = "++resource++collective.cron"  # in the address of a script, and so in its errors


class Witness:
    """Notes what a tab says in its console, and the scripts of ours that fail in it."""

    def __init__(self, page):
        self.page = page
        self.lines = []
        self.errors = []
        page.on("console", lambda said: self._note(said.type, said.text))
        page.on("pageerror", self._fail)
        page.on("requestfailed", lambda request: self._note("failed", request.url))

    def _note(self, kind, text):
        self.lines.append("%s: %s" % (kind, text))

    def _fail(self, error):
        text = error.stack or str(error)
        self._note("pageerror", text)
        if OURS in text:
            self.errors.append(text)

    def leave(self, name, system):
        """Write a picture, the HTML, the console and the logs of the processes."""
        folder = os.environ["CRON_EVIDENCE"]
        os.makedirs(folder, exist_ok=True)
        path = os.path.join(folder, re.sub(r"[^\w.-]+", "-", name))
        self._write(path + ".console.txt", "\n".join([self.page.url] + self.lines))
        self._write(path + ".logs.txt", system.read_logs())
        try:
            self._write(path + ".html", self.page.content())
            self.page.screenshot(path=path + ".png", full_page=True)
        except Error as error:
            # A page that is on its way to another one; the failure itself is told.
            self._write(path + ".no-picture.txt", str(error))

    def _write(self, path, text):
        with open(path, "w", encoding="utf-8") as written:
            written.write(text + "\n")
