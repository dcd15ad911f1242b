"""Only what is of the public Internet is public, in whatever form it is written."""

from collective.cron.settings.alerts.site_alerts import own_servers_field
from collective.cron.web import addresses
from collective.cron.web.trouble import CallError

import mock
import socket
import unittest


PUBLIC = """
1.1.1.1 8.8.8.8 100.63.255.255 100.128.0.0 172.15.0.1 172.32.0.1 192.0.1.1 223.255.255.1
2606:4700::1111 2a00:1450::1 ::ffff:8.8.8.8 64:ff9b::808:808
""".split()
OWN = """
0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.9.9.9 169.254.169.254 172.16.0.1 172.31.255.1
192.0.0.1 192.0.2.1 192.168.1.1 198.18.0.1 198.19.0.1 198.51.100.1 203.0.113.1
224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255
:: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b::a00:1
64:ff9b:1::1 fe80::1 fe80::1%eth0 fc00::1 fd12::1 fec0::1 ff02::1 2001::1
2001:10::1 2001:db8::1 2002:7f00:1::1 2002:808:808::1 3fff::1 100::1 4000::1
""".split()


class TestAddresses(unittest.TestCase):
    def test_public(self):
        self.assertEqual([one for one in PUBLIC if not addresses.is_public(one)], [])

    def test_of_an_own_network(self):
        self.assertEqual([one for one in OWN if addresses.is_public(one)], [])


class TestResolve(unittest.TestCase):
    def resolve(self, numbers, may_be_own=False):
        found = [(2, 1, 6, "", (number, 80)) for number in numbers]
        with mock.patch.object(socket, "getaddrinfo", lambda *args: found):
            return addresses.resolve("example.org", 80, may_be_own)

    def test_one_that_is_not_public_is_enough(self):
        self.assertEqual(len(self.resolve(["8.8.8.8", "1.1.1.1"])), 2)
        for own in ("10.0.0.1", "::1"):
            with self.assertRaises(CallError) as caught:
                self.resolve(["8.8.8.8", own])
            why = caught.exception.why
            self.assertEqual(why.mapping, {"address": own})
            self.assertIn(own_servers_field().title, why.default)
        self.assertEqual(len(self.resolve(["10.0.0.1"], may_be_own=True)), 1)

    def test_numbers_in_other_forms(self):
        for host in ("2130706433", "0x7f.1", "017700000001", "127.1"):
            with self.assertRaises(CallError):
                addresses.resolve(host, 80, False)

    def test_a_name_that_is_none(self):
        for host in ("a..b", "x" * 70 + ".example", u"\xe4" * 70):
            with self.assertRaises(CallError):
                addresses.resolve(host, 80, True)
