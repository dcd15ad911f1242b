"""The requests and answers in docs/howto/rest.rst are true.

With COLLECTIVE_CRON_WRITE_DOCS=1 in the environment the answers are written anew.
"""

from collective.cron import clock
from collective.cron.demo.census import CensusRunner
from collective.cron.memory import annotations
from collective.cron.memory import progress
from collective.cron.queueing.worker import process_name
from collective.cron.tests.documentation.test_examples import DOCS
from collective.cron.tests.support.faces.rest import RestTestCase
from collective.cron.tests.support.ready_form import ready_made_types
from collective.cron.tests.support.running import add_run
from plone import api
from plone.uuid.interfaces import IUUID

import io
import json
import mock
import os
import pytz
import re
import requests
import transaction
import unittest


PAGE = os.path.abspath(os.path.join(DOCS, "howto", "rest.rst"))
BLOCK = re.compile(u"^\\.\\. code-block:: http\n\n((?:    .*\n|\n)+)", re.MULTILINE)
UIDS = {
    "census": u"5f2c0e7a9d4b4c1e8a6f3d2b1c0a9e87",
    "mirror": u"0a9e8c7b6d5f4e3a2b1c0d9e8f7a6b5c",
    "orphan": u"9c8b7a6d5e4f4a3b8c2d1e0f9a8b7c6d",
}


def do_census(runner):
    if runner.backend.getId() == "mirror":
        raise IOError("mirror.example.org does not answer")


@unittest.skipUnless(os.path.exists(PAGE), "a release carries no docs")
class TestRestPage(RestTestCase):
    maxDiff = None

    def setUp(self):
        super(TestRestPage, self).setUp()
        # The page shows a site that left them out: a list of two is enough.
        types = api.portal.get_tool("portal_types")
        types.manage_delObjects(ready_made_types())
        version = mock.patch.object(pytz, "OLSON_VERSION", "2026f")
        version.start()
        self.addCleanup(version.stop)
        self.uids = {}
        self.add("census", u"Census of the content", timezone=u"Europe/Paris")
        self.add("mirror", u"Mirror", periodicity=u"5 * * * *")
        with mock.patch.object(CensusRunner, "run", do_census):
            self.run_due("10:05:00")
        self.add("orphan", u"Orphan", activated=False, run_as=u"jane")
        self.set_time("10:06:00")

    def add(self, name, title, **values):
        settings = {"periodicity": u"*/5 * * * *", "activated": True}
        settings.update({"timezone": u"UTC", "keep_results": 100}, **values)
        task = api.content.create(self.portal, "CronCensus", name, title, **settings)
        self.uids[IUUID(task)] = UIDS[name]
        transaction.commit()

    def test_answers_are_as_the_page_says(self):
        with io.open(PAGE, encoding="utf-8") as page:
            text = page.read()
        blocks = [block.rstrip("\n") for block in BLOCK.findall(text)]
        answers = [_indent(self.ask(_dedent(block))) for block in blocks[::2]]
        if os.environ.get("COLLECTIVE_CRON_WRITE_DOCS"):
            found = dict(zip(range(1, len(blocks), 2), answers))
            with io.open(PAGE, "w", encoding="utf-8") as page:
                page.write(_replace_blocks(text, found))
        else:
            for said, true in zip(blocks[1::2], answers):
                self.assertEqual(said, true)
        self.assertGreater(len(answers), 8)
        self.assertEqual(len(blocks), 2 * len(answers))

    def ask(self, block):
        """Send a request as it is written, and return the answer as text."""
        head, _empty, body = block.partition(u"\n\n")
        lines = head.split(u"\n")
        method, path, _version = lines[0].split(u" ")
        self.assertTrue(path.startswith(u"/plone/"), path)
        for uid, shown in self.uids.items():
            body = body.replace(shown, u"%s" % uid)
        if path.endswith(u"@cron-cancel"):
            self.pretend_running(json.loads(body)["token"])
        response = requests.request(
            method,
            self.portal.absolute_url() + path[len(u"/plone") :],
            headers=dict(str(line).split(": ", 1) for line in lines[1:]),
            data=body,
            timeout=60,
        )
        return u"HTTP/1.1 %d %s\nContent-Type: %s\n\n%s" % (
            response.status_code,
            response.reason,
            response.headers["Content-Type"].split(";")[0],
            self.normalize(response.json()),
        )

    def pretend_running(self, token):
        """Let the mirror run, and tell how far it is."""
        transaction.begin()
        state = self.state_of(self.portal["mirror"])
        add_run(state, token=token, worker="gone", host=process_name())
        shown = progress.Progress(450, 1200, u"images", clock.now())
        annotations.make(self.portal, progress.KEY)[token] = shown._asdict()
        transaction.commit()

    def normalize(self, data):
        text = json.dumps(
            _shorten(data), indent=2, sort_keys=True, separators=(",", ": ")
        )
        text = text.replace(self.portal.absolute_url(), "http://localhost:8080/plone")
        text = text.replace(process_name(), "web1:4711")
        text = text.replace("test_user_1_", "joe")
        # The name it has on Python 3.
        text = text.replace("IOError", "OSError")
        for uid, shown in self.uids.items():
            text = text.replace(uid, shown)
        return u"%s" % text


def _shorten(data):
    """Leave out what is long and different everywhere."""
    if isinstance(data, list):
        return [_shorten(value) for value in data if not _is_for_tests(value)]
    if isinstance(data, dict):
        data = dict((key, _shorten(value)) for key, value in data.items())
        if "@components" in data:
            data = {"@components": {"cron": data["@components"]["cron"]}}
        if data.get("token", "").count(".") == 2:
            data["token"] = u"[...]"
        if data.get("traceback"):
            data["traceback"] = u"[...]"
        if isinstance(data.get("settings"), list):
            data["settings"] = data["settings"][:2] + [u"[...]"]
    return data


def _is_for_tests(value):
    """Tell whether something is there in tests only."""
    return isinstance(value, dict) and value.get("@type") == "CronTestTask"


def _dedent(block):
    return u"\n".join(line[4:] for line in block.split(u"\n"))


def _indent(text):
    lines = text.split(u"\n")
    return u"\n".join(u"    " + line if line else line for line in lines)


def _replace_blocks(text, found):
    """Return the page with the blocks of these numbers replaced."""
    numbers = iter(range(len(BLOCK.findall(text))))

    def replace(match):
        number = next(numbers)
        if number not in found:
            return match.group()
        return u".. code-block:: http\n\n%s\n\n" % found[number]

    return BLOCK.sub(replace, text).rstrip(u"\n") + u"\n"
