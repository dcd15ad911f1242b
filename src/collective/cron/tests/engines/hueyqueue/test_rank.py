"""Rank: the mark in an id is where stores look for it, and no other id has one."""

from collective.cron.bbb import PY2
from collective.cron.settings.policies import PRIORITY
from collective.cron.tests.support.suites import huey_suite

import unittest


if not PY2:
    from collective.cron.engines.hueyqueue import rank
    from collective.cron.engines.hueyqueue.message import SignedJSON
    from huey.registry import Message


class TestRank(unittest.TestCase):
    def rank(self, job_id):
        one = Message(job_id, "execute", args=(job_id,), kwargs={}, retries=0)
        message = SignedJSON(b"secret", "identity").serialize(one)
        return rank.rank(message)

    def test_each_priority_of_a_backend_is_known_by_the_message_of_its_job(self):
        found = [self.rank(rank.new_id(term.value)) for term in PRIORITY]
        self.assertEqual(found, [1, 0, -1])

    def test_ids_of_former_versions_are_normal(self):
        for first in "0123456789abcdef":
            self.assertEqual(self.rank(first + "0" * 31), 0)

    def test_what_is_too_short_is_normal(self):
        self.assertEqual(rank.rank(b"junk"), 0)


def test_suite():
    return huey_suite(TestRank)
