"""Content is gone through in chunks, or read, and may be gone meanwhile."""

from collective.cron.tasks.shared.runner import ContentRunner
from collective.cron.tests.support.content_case import ContentCase
from plone.uuid.interfaces import IUUID

import mock


class TestContentRunner(ContentCase):
    TYPE = "CronPublishing"

    def setUp(self):
        super(TestContentRunner, self).setUp()
        for number in range(12):
            self.add("page%02d" % number)
        self.task = self.add_ready()
        self.runner = ContentRunner(self.task)
        self.paths = self.runner.find({})

    def test_each_is_given_once_in_order(self):
        given = []
        self.runner.each(self.paths + ["/plone/zzz"], lambda one: given.append(one.id))
        self.assertEqual(given, ["page%02d" % number for number in range(12)])

    def test_each_is_read(self):
        found = self.runner.look_through(["/plone/aaa"] + self.paths)
        self.assertEqual([one.id for one in found], [one[7:] for one in self.paths])
        self.assertTrue(self.runner.has_dry_run)

    def test_reading_lets_go_of_what_was_read(self):
        class Reading(ContentRunner):
            def run(self):
                for one in self.look_through(self.find({})):
                    self.read(one)

            def read(self, one):
                return one.title

        self.portal._p_jar.cacheMinimize()
        with self.watched_memory(Reading, "read") as held:
            Reading(self.task).run()
        self.assertEqual(len(held), 12)

    def test_a_place_that_is_gone_is_told(self):
        self.task.places = [str(IUUID(self.portal["page03"])), "0" * 32]
        warnings = []
        heard = mock.patch.object(
            ContentRunner, "warn", lambda _self, line: warnings.append(line)
        )
        with heard:
            self.assertEqual(self.runner.find({}), ["/plone/page03"])
        self.assertEqual(len(warnings), 1)

    def test_the_catalog_is_asked_for_each(self):
        found = self.runner.look_up(["/plone/aaa"] + self.paths)
        self.assertEqual([one.getPath() for one in found], self.paths)
