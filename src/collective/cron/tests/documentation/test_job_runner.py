"""The base class is used in docs/howto/job-runner.rst as it works."""

from collective.cron.tests.documentation.test_examples import blocks_of
from collective.cron.tests.documentation.test_examples import DOCS
from collective.cron.tests.support.job_case import JobCase
from plone import api

import os
import transaction
import unittest


PAGE = os.path.abspath(os.path.join(DOCS, "howto", "job-runner.rst"))


@unittest.skipUnless(os.path.exists(PAGE), "a release carries no docs")
class TestExample(JobCase):
    def setUp(self):
        super(TestExample, self).setUp()
        blocks = blocks_of(PAGE, "python")
        (block,) = [block for block in blocks if u"(JobRunner)" in block]
        self.names = {"__name__": "example"}
        exec(compile(block, PAGE, "exec"), self.names)

    def add_news(self):
        for number in range(3):
            api.content.create(
                self.portal, "News Item", "news%d" % number, description=u"x" * number
            )
        transaction.commit()

    def test_it_works_in_a_run(self):
        task = self.add_job()
        self.add_news()
        runner = self.names["NewsCheckRunner"]
        self.play(lambda job_runner: runner(job_runner.backend).run())
        result = task.getLastResult()
        self.assertEqual(result.status, u"WARN")
        self.assertEqual(
            result.messages, (u"No summary: %s/news0" % self.portal.absolute_url(),)
        )
        self.assertEqual(result.log, (u"0:00:00 There are 3 news.",))

    def test_it_works_outside_of_a_run(self):
        self.add_news()
        self.assertIsNone(self.names["NewsCheckRunner"](self.portal).run())
