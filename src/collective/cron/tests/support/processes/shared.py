"""One running instance for all tests that leave it as they found it."""

from collective.cron.tests.support.processes import programs
from collective.cron.tests.support.processes import systems


class INSTANCE(programs.PROCESSES):
    """Test layer: `system` is one running instance that runs its jobs itself."""

    system = None

    @classmethod
    def setUp(cls):
        INSTANCE.system = systems.single()
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
