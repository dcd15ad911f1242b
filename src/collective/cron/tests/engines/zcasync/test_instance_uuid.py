"""zc.async's UUID module can be imported whatever is in its file."""

from collective.cron.tests.support.suites import zcasync_suite

import unittest


class TestInstanceUUID(unittest.TestCase):
    def test_it_is_zc_async_s_own(self):
        from collective.cron.engines.zcasync import instance_uuid
        from collective.cron.engines.zcasync import library

        self.assertIs(instance_uuid.instanceuuid, library.instanceuuid)
        self.assertEqual(instance_uuid.instanceuuid.__name__, "zc.async.instanceuuid")


def test_suite():
    return zcasync_suite(TestInstanceUUID)
