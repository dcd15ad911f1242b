"""Whatever a server does, a call ends in time, with an answer or a word on why not."""

from collective.cron.bbb import monotonic
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.hostile_server import HostileServer
from collective.cron.tests.support.hostile_server import page
from collective.cron.tests.support.hostile_server import redirect
from collective.cron.web.client import Client
from collective.cron.web.trouble import CallError

import mock
import os
import resource
import socket
import struct
import threading


HEAD = b"HTTP/1.1 200 OK\r\n"


class ClientCase(CronTestCase):
    def setUp(self):
        super(ClientCase, self).setUp()
        self.server = HostileServer(self)
        self.client = Client(["LOCALHOST"], seconds=20, largest=100000)
        self.single = Client(["localhost"], follows=False)
        self.hasty = Client(["localhost"], seconds=0.5)

    def get(self, answer, client=None, **options):
        self.server.answers["/"] = answer
        return (client or self.client).call(self.server.url + "/", **options)

    def refused(self, answer, part, **options):
        started = monotonic()
        with self.assertRaises(CallError) as caught:
            self.get(answer, **options)
        self.assertLess(monotonic() - started, 10)
        why = caught.exception.why
        self.assertIn(part, why.default or why)
        return why.mapping


class TestAnswers(ClientCase):
    def test_a_page(self):
        cookie = "Set-Cookie: a=b; Path=/"
        answer = self.get(page(b"Hello", cookie, "Content-Type: text/plain"))
        self.assertEqual((answer.status, answer.text), (200, u"Hello"))
        with mock.patch.dict(os.environ, {"http_proxy": "http://localhost:1/"}):
            self.get(page(b"Again"), headers={"X-One": "1"})
        for asked in self.server.asked:
            self.assertNotIn(u"Cookie", asked)
        self.assertIn(u"User-Agent: collective.cron (+http://", self.server.asked[0])
        self.assertIn(u"Host: localhost:%d" % self.server.port, self.server.asked[0])
        self.assertIn(u"X-One: 1", self.server.asked[1])

    def test_the_head_alone(self):
        answer = self.get(HEAD + b"Content-Length: 999999\r\n\r\n", method="HEAD")
        self.assertEqual((answer.status, answer.data), (200, b""))
        endless = self.server.drip(HEAD + b"\r\n", b"x")
        self.assertEqual(self.get(endless, has_body=False).status, 200)

    def test_another_status(self):
        self.assertEqual(self.get(page(b"", status="503 Busy")).status, 503)

    def test_threads_and_connections_are_given_back(self):
        self.get(page(b"Hello"))
        before = threading.active_count()
        for _number in range(5):
            self.get(page(b"Hello"))
        timers = [one for one in threading.enumerate() if "Timer" in repr(one)]
        self.assertEqual(timers, [])
        self.assertLess(threading.active_count(), before + 5)


class TestHostile(ClientCase):
    def test_one_that_drips(self):
        slow = u"It took longer"
        for beginning, piece in (
            (b"", b"H"),
            (HEAD, b"X-More: 1\r\n"),
            (HEAD + b"\r\n", b"x"),
            (HEAD + b"Content-Length: 9999\r\n\r\n", b"x"),
            (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
            (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        ):
            dripping = self.server.drip(beginning, piece)
            self.refused(dripping, slow, client=self.hasty)

    def test_one_that_says_nothing(self):
        silent = lambda accepted: self.server.is_over.wait(20)  # noqa: E731
        self.refused(silent, u"It took longer", client=self.hasty)

    def test_an_endless_answer(self):
        for beginning in (b"", b"Content-Length: 99999999999\r\n"):
            endless = self.server.drip(HEAD + beginning + b"\r\n", b"x" * 50000, 0)
            self.refused(endless, u"more than ${size}")

    def test_headers_of_megabytes(self):
        for head in (
            b"X: " + b"x" * 10**7 + b"\r\n",
            b"X: " + b"x" * 60000 + b"\r\n" + b"Y: " + b"y" * 70000 + b"\r\n",
            b"X: 1\r\n" * 10**6,
        ):
            self.refused(HEAD + head + b"\r\n", u"No usable answer")

    def test_a_chunk_size_without_end(self):
        head = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
        self.refused(head + b"1" * 10**6, u"No usable answer")

    def test_a_chunk_of_less_than_nothing(self):
        head = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
        for beginning, piece in (
            (b"-1\r\n", b"x" * 65536),
            (b"-ffffffff\r\n\r\nfffffff0\r\n", b"x" * 65536),
        ):
            endless = self.server.drip(head + beginning, piece, 0)
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            self.refused(endless, u"")
            after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            self.assertLess(after - before, 100000)

    def test_chunks_that_are_nonsense(self):
        head = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
        for chunks in (b"zz\r\nhello\r\n", b"5\r\nhel", b"5\r\nhello\r\n", b"\r\n"):
            self.refused(head + chunks, u"No usable answer")

    def test_lengths_that_are_wrong(self):
        for length, data in ((b"3", b"hel"), (b"x", b"hello"), (b"5, 5", b"hello")):
            head = HEAD + b"Content-Length: " + length + b"\r\n\r\n"
            self.assertEqual(self.get(head + b"hello").data, data)
        for length in (b"5, 6", b"5\r\nContent-Length: 6", b"6"):
            with self.assertRaises(CallError):
                self.get(HEAD + b"Content-Length: " + length + b"\r\n\r\nhello")

    def test_one_that_hangs_up(self):
        def reset(accepted):
            accepted.sendall(HEAD + b"Content-Length: 9\r\n\r\nhel")
            linger = struct.pack("ii", 1, 0)
            accepted.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            accepted.close()

        with self.assertRaises(CallError):
            self.get(reset)

    def test_what_is_no_answer(self):
        for said in (
            b"",
            b"\x00\xff" * 99,
            b"SSH-2.0-x\r\n",
            b"Hello, as HTTP/0.9 says it\n" * 9,
            b"HTTP/1.1 abc\r\n\r\n",
            b"HTTP/1.1 -1 No\r\n\r\n",
            b"HTTP/9.9 200 OK\r\n\r\n",
        ):
            self.refused(said, u"No usable answer")

    def test_one_that_is_cut_off(self):
        with self.assertRaises(CallError):
            self.get(HEAD + b"Content-Length: 100\r\n\r\nshort")

    def test_nobody_listens(self):
        held = socket.socket()
        held.bind(("127.0.0.1", 0))
        self.addCleanup(held.close)
        with self.assertRaises(CallError) as caught:
            self.client.call("http://localhost:%d/" % held.getsockname()[1])
        self.assertIn(u"refused", caught.exception.why.mapping["detail"])


class TestAddresses(ClientCase):
    def test_the_own_network(self):
        self.refused(page(b""), u"of an own network", client=Client())
        self.assertEqual(self.server.asked, [])

    def test_redirected_to_the_own_network(self):
        away = redirect("http://127.0.0.1:%d/secret" % self.server.port)
        mapping = self.refused(away, u"of an own network")
        self.assertEqual(mapping, {"address": "127.0.0.1"})
        self.assertEqual(len(self.server.asked), 1)

    def test_redirected_to_it_in_other_forms(self):
        for host in (
            "2130706433",
            "0x7f.1",
            "017700000001",
            "127.1",
            "0",
            "[::ffff:127.0.0.1]",
            "[::]",
            "user:word@127.0.0.1",
            "1.1.1.1 @127.0.0.1",
        ):
            away = redirect("http://%s:%d/secret" % (host, self.server.port))
            self.refused(away, u"of an own network")
        self.assertNotIn(u"secret", u"".join(self.server.asked))

    def test_a_name_server_that_changes_its_mind(self):
        own = (socket.AF_INET, 1, 6, "", ("127.0.0.1", self.server.port))
        public = (socket.AF_INET, 1, 6, "", ("8.8.8.8", self.server.port))
        said = [[public], [own], [own]]

        class Other(socket.socket):
            def connect(self, where):
                tried.append(where[0])
                raise socket.error("no route")

        tried = []
        with mock.patch.object(socket, "getaddrinfo", lambda *args: said.pop(0)):
            with mock.patch.object(socket, "socket", Other):
                with self.assertRaises(CallError):
                    Client(seconds=2).call("http://rebind.example.org/")
            with self.assertRaises(CallError):
                Client(seconds=2).call("http://rebind.example.org/")
        # The connection goes to what was checked, whatever would be said next.
        self.assertEqual((tried, len(said)), (["8.8.8.8"], 1))
        self.assertEqual(self.server.asked, [])

    def test_a_target_that_is_no_address(self):
        head = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: "
        for target in (
            b"http://a\0b/",
            b"http://[::1",
            b"http://\xff\xfe/",
            b"//[",
            b"http://%00/",
            b"http://.../",
            b"http://localhost:x/",
            b"http://ex\xe2\x84\x80mple/",
            b"/\xff\xfe",
        ):
            with self.assertRaises(CallError):
                self.get(head + target + b"\r\n\r\n")

    def test_the_name_is_looked_up_once(self):
        lookups, real = [], socket.getaddrinfo

        def counted(*args, **options):
            lookups.append(args)
            return real(*args, **options)

        with mock.patch.object(socket, "getaddrinfo", counted):
            self.get(page(b""))
        self.assertEqual(len(lookups), 1)

    def test_other_schemes_and_what_is_no_address(self):
        for target in ("file:///etc/passwd", "ftp://localhost/", "gopher://localhost/"):
            self.refused(redirect(target), u"Only http and https")
        for url in ("http://", "http:///x", "http://[::1", "http://a:99999/", "x", ""):
            with self.assertRaises(CallError):
                self.client.call(url)

    def test_redirects(self):
        self.server.answers["/there"] = page(b"Here")
        answer = self.get(redirect("there#part"), headers={"X-Key": "1"})
        self.assertEqual(answer.text, u"Here")
        self.assertEqual(answer.url, self.server.url + "/there")
        self.assertIn(u"X-Key", self.server.asked[1])
        self.refused(redirect("/"), u"redirects too often")
        self.assertEqual(len(self.server.asked), 8)

    def test_redirects_that_are_not_followed(self):
        answer = self.get(redirect("there#part"), client=self.single)
        self.assertEqual(answer.target, self.server.url + "/there")
        self.assertEqual((answer.status, len(self.server.asked)), (302, 1))
        self.assertIsNone(self.get(page(b"Here"), client=self.single).target)
        with self.assertRaises(CallError):
            self.get(redirect("http://["), client=self.single)

    def test_headers_do_not_go_to_another_server(self):
        other = HostileServer(self)
        other.answers["/"] = page(b"")
        self.get(redirect(other.url + "/"), headers={"X-Key": "1"})
        self.assertNotIn(u"X-Key", other.asked[0])

    def test_what_changes_something_is_not_sent_on(self):
        answer = self.get(redirect("/there"), method="POST", data=b"x")
        self.assertEqual((answer.status, len(self.server.asked)), (302, 1))
