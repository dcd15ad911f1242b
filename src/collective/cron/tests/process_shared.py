"""One running instance for all tests that leave it as they found it."""

from collective.cron.tests import process_system
from collective.cron.tests import processes


class INSTANCE(processes.PROCESSES):
    """Test layer: `system` is one running instance that runs its jobs itself."""

    system = None

    @classmethod
    def setUp(cls):
        INSTANCE.system = process_system.single()
        try:
            INSTANCE.system.start()
        except BaseException:
            INSTANCE.system.show_logs()
            cls.tearDown()
            raise

    @classmethod
    def tearDown(cls):
        INSTANCE.system.close()

    @classmethod
    def testSetUp(cls):
        pass

    @classmethod
    def testTearDown(cls):
        pass
