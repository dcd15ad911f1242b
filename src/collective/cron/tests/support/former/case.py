# -*- coding: utf-8 -*-
"""What the tests on the data of a former version have in common."""

from collective.cron.interfaces import IBackend
from collective.cron.tests.support.former import former
from collective.cron.tests.support.processes.case import ProcessCase
from collective.cron.tests.support.processes.watched_task import Task
from lxml import html

import collections


class FormerCase(ProcessCase):
    layer = former.FORMER

    def setUp(self):
        if not former.can_be_opened():
            self.skipTest("of Plone %s, and no site goes back" % former.PLONE)
        self.before = self.layer.before

    def task(self, system, name):
        """Return the task with this name, as one of the system."""
        for uid, backend in self.before["backends"].items():
            if backend["path"] == name:
                return Task(system, uid, name)

    def assert_kept(self, system):
        """All former results are there, older than all others, and as they were."""
        probe = system.client.probe()
        self.assertEqual(set(probe["backends"]), set(self.before["backends"]))
        for uid, old in self.before["backends"].items():
            new = probe["backends"][uid]
            kept = new["results"][: len(old["results"])]
            self.assertEqual(kept, old["results"], old["path"])
            self.assertEqual(new["path"], old["path"])

    def assert_nothing_doubled(self, system):
        """No occurrence has two results, but for runs that were interrupted."""
        for backend in system.client.probe()["backends"].values():
            final = collections.Counter(
                result["occurrence"]
                for result in backend["results"]
                if result["status"] != "INTERRUPTED"
            )
            twice = [occurrence for occurrence, n in final.items() if n > 1]
            self.assertEqual(twice, [], backend["path"])

    def check_catalog(self, system):
        """The catalog finds the Backends by their interface, without being rebuilt."""
        query = "@search?b_size=1000&metadata_fields=UID&object_provides="
        found = system.client.call("GET", query + IBackend.__identifier__)
        uids = sorted(item["UID"] for item in found["items"])
        self.assertEqual(uids, sorted(self.before["backends"]))

    def check_pages(self, system):
        """Dashboard, settings, and of each Backend its page and all old results."""
        browser = system.browser
        browser.login()
        dashboard = html.fromstring(browser.get("@@cron-dashboard"))
        links = dashboard.xpath("//a/@href")
        self.assertIn(u"Größe, naïve, Привет, 日本", dashboard.text_content())
        settings = browser.get("@@cron-settings")
        self.assertIn(self.before["settings"]["site_url"], settings)
        for backend in self.before["backends"].values():
            path = backend["path"]
            self.assertIn("%s/%s" % (system.web.url, path), links)
            browser.get(path)
            results = html.fromstring(browser.get(path + "/--results--"))
            pages = [
                html.fromstring(browser.get(link)).text_content()
                for link in results.xpath("//a[@class='cron-time']/@href")
            ]
            # The newest one first there, the oldest one first here.
            old = backend["results"]
            for page, result in zip(pages[::-1], old):
                for text in [result["reason"]] + result["messages"] + result["log"]:
                    self.assertIn(text, page)
            self.assertGreaterEqual(len(pages), len(old), path)
