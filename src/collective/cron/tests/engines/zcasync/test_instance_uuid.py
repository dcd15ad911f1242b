"""zc.async's UUID module can be imported whatever is in its file."""

from collective.cron.bbb import PY2

import unittest


class TestInstanceUUID(unittest.TestCase):
    def test_it_is_zc_async_s_own(self):
        from collective.cron.engines.zcasync import instance_uuid
        from collective.cron.engines.zcasync import library

        self.assertIs(instance_uuid.instanceuuid, library.instanceuuid)
        self.assertEqual(instance_uuid.instanceuuid.__name__, "zc.async.instanceuuid")


def test_suite():
    """Leave these out where zc.async cannot be: it is a syntax error on Python 3."""
    if not PY2:
        return unittest.TestSuite()
    return unittest.defaultTestLoader.loadTestsFromTestCase(TestInstanceUUID)
