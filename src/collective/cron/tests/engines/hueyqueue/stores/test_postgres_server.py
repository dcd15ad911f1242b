"""The queue in a real PostgreSQL: what every store does, and who sees what."""

from collective.cron.bbb import PY2
from collective.cron.tests.support.suites import huey_suite


if not PY2:
    from collective.cron.engines.hueyqueue.stores.postgres_server import PostgresServer
    from collective.cron.tests.support.huey_case import POSTGRES
    from collective.cron.tests.support.server_store_case import ServerStoreCase
else:
    PostgresServer, POSTGRES, ServerStoreCase = None, None, object


class TestPostgresServer(ServerStoreCase):
    layer = POSTGRES
    kind = PostgresServer

    def test_a_new_connection_that_listens_has_heard_nothing_of_before(self):
        self.assertTrue(self.hears())
        self.assertFalse(self.hears())
        self.storage._listen_local.conn.close()
        self.assertTrue(self.hears())


def test_suite():
    return huey_suite(TestPostgresServer)
