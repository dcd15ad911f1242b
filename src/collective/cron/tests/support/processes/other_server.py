"""A WSGI server that Zope knows nothing of: that of Python itself, with threads.

    python -m collective.cron.tests.support.processes.other_server ZOPE_CONF PORT
"""

from io import BytesIO
from six.moves import socketserver
from wsgiref.simple_server import make_server
from wsgiref.simple_server import WSGIServer

import signal
import sys


class Threaded(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True


def bounded(app):
    """Return `app` with a body that ends: that of this server waits for more."""

    def call(environ, start_response):
        length = int(environ.get("CONTENT_LENGTH") or 0)
        environ["wsgi.input"] = BytesIO(environ["wsgi.input"].read(length))
        return app(environ, start_response)

    return call


def end(number, frame):
    sys.stderr.write("ends in its own way\n")
    sys.exit(0)


def main(zope_conf, port):
    signal.signal(signal.SIGUSR1, end)
    from Zope2.Startup.run import make_wsgi_app

    app = bounded(make_wsgi_app({}, zope_conf))
    make_server("127.0.0.1", int(port), app, server_class=Threaded).serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
