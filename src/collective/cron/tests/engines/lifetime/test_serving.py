"""When a process is said to serve, and when it is not."""

from collective.cron.engines.lifetime import serving
from collective.cron.tests.support.processes.ports import free_port
from waitress.server import BaseWSGIServer
from waitress.server import create_server

import mock
import threading
import unittest


WSGI = {"wsgi.input": None, "wsgi.url_scheme": "http", "HTTP_HOST": "localhost:80"}


def request(**environ):
    return mock.Mock(request=mock.Mock(environ=dict(WSGI, **environ)))


class TestServing(unittest.TestCase):
    def setUp(self):
        self.calls = []
        original = BaseWSGIServer.accept_connections
        self.addCleanup(setattr, BaseWSGIServer, "accept_connections", original)
        self.addCleanup(serving._waiting.__setitem__, slice(None), [])

    def test_waitress_that_listens(self):
        serving.when_serving(self.calls.append)
        serving.when_serving(self.calls.append)
        self.assertEqual(self.calls, [])
        for _number in range(2):
            server = create_server(self.fail, port=free_port(), host="127.0.0.1")
            self.addCleanup(server.task_dispatcher.shutdown)
            self.addCleanup(server.close)
        self.assertEqual(self.calls, [True, True])

    def test_zserver_listens_already(self):
        configuration = mock.Mock(servers=["http"])
        with mock.patch.object(serving, "getConfiguration", lambda: configuration):
            serving.when_serving(self.calls.append)
        self.assertEqual(self.calls, [True])

    def test_first_request_of_any_other_server(self):
        for said in (
            {"SERVER_SOFTWARE": "gunicorn/20"},
            {"REMOTE_ADDR": "127.0.0.1"},
            {"uwsgi.version": b"2.0"},
            {"mod_wsgi.version": (4, 9)},
        ):
            del self.calls[:]
            serving.when_serving(self.calls.append)
            for _number in range(2):
                serving.answering(request(**said))
            self.assertEqual(self.calls, [False], said)

    def test_page_that_a_script_or_a_test_asks_for_itself(self):
        serving.when_serving(self.calls.append)
        serving.answering(request())
        serving.answering(request(REMOTE_ADDR="127.0.0.1", **{"paste.testing": True}))
        self.assertEqual(self.calls, [])

    def test_nobody_waits(self):
        serving.answering(request(SERVER_SOFTWARE="gunicorn/20"))

    def test_what_is_called_may_fail_and_is_called_once(self):
        def fail(listens):
            self.calls.append(listens)
            raise ValueError("no")

        serving.when_serving(fail)
        event = request(SERVER_SOFTWARE="any")
        threads = [
            threading.Thread(target=serving.answering, args=(event,)) for _ in range(5)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        self.assertEqual(self.calls, [False])
