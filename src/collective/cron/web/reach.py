"""Reach: the way of requests to a server, which goes to checked addresses only."""

from collective.cron.web import addresses
from collective.cron.web.measured import Measured
from collective.cron.web.trouble import unreachable
from requests.adapters import HTTPAdapter
from six.moves.http_client import HTTPResponse
from urllib3.connection import HTTPConnection
from urllib3.connection import HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool
from urllib3.connectionpool import HTTPSConnectionPool

import socket


class Reach(HTTPAdapter):
    """`own_servers`: names, in small letters, that may be of an own network; `most`:
    bytes of a body.

    The name is looked up once, and the connection goes to what was found and checked:
    asked a second time, a name server might say otherwise. Certificate and Host are
    those of the name.
    """

    def __init__(self, own_servers, deadline, most):
        self.own_servers = own_servers
        self.deadline = deadline
        self.most = most
        super(Reach, self).__init__()

    def init_poolmanager(self, *args, **options):
        super(Reach, self).init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = {
            "http": _pool(HTTPConnectionPool, HTTPConnection, self),
            "https": _pool(HTTPSConnectionPool, HTTPSConnection, self),
        }

    def open(self, host, port):
        """Return a socket that is connected; raise CallError."""
        host = host.strip("[]")
        may_be_own = host.lower().rstrip(".") in self.own_servers
        trouble = None
        for family, kind, protocol, _name, where in addresses.resolve(
            host, port, may_be_own
        ):
            connection = socket.socket(family, kind, protocol)
            connection.settimeout(self.deadline.left)
            try:
                connection.connect(where)
            except socket.error as error:
                connection.close()
                trouble = error
            else:
                self.deadline.watch(connection)
                return connection
        raise unreachable(trouble)


def _pool(pool, connection, reach):
    """Return a class of pools whose connections are opened by a Reach."""

    class Response(HTTPResponse):
        def __init__(self, *args, **options):
            HTTPResponse.__init__(self, *args, **options)
            self.fp = Measured(self.fp, reach.most)

    class Checked(connection):
        response_class = Response

        def _new_conn(self):
            return reach.open(self.host, self.port)

    class Pool(pool):
        ConnectionCls = Checked

    return Pool
