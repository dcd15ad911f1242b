# -*- coding: utf-8 -*-
"""Which place in the site an address is."""

from collective.cron.takeover.entry import NotTaken
from collective.cron.takeover.lines.addresses import call_of
from collective.cron.takeover.lines.addresses import Places

import unittest


class TestPlaces(unittest.TestCase):
    def find(self, address, path="/Plone"):
        known = [u"https://www.example.org", u"http://intra.example.org/plone", None]
        return Places(path, known).find(address)

    def test_in_the_site(self):
        for address, names in (
            (u"http://localhost:8080/Plone/@@a", u"@@a"),
            (u"http://127.0.0.1/Plone/news/@@a", u"news/@@a"),
            (u"http://[::1]:8080/Plone/@@a", u"@@a"),
            (u"/Plone/@@a", u"@@a"),
            (u"https://www.example.org/n%C3%A4he/@@a", u"nähe/@@a"),
            (u"https://WWW.example.org:443/@@a", u"@@a"),
            (u"http://intra.example.org/plone/@@a", u"@@a"),
            (
                u"http://localhost/VirtualHostBase/https/x/Plone/VirtualHostRoot/@@a",
                u"@@a",
            ),
            (u"http://localhost/VirtualHostBase/http/x/Plone/@@a", u"@@a"),
            (u"http://localhost:8080/Plone", u""),
        ):
            self.assertEqual(u"/".join(self.find(address)), names, address)
        self.assertEqual(self.find(u"/a/Plone/@@b", "/a/Plone"), [u"@@b"])

    def test_another_server(self):
        for address in (
            u"https://other.example.org/Plone/@@a",
            u"http://www.example.org:8080/@@a",
            u"http://intra.example.org/@@a",
        ):
            self.assertIsNone(self.find(address), address)

    def test_another_site_of_this_server(self):
        for address in (
            u"http://localhost:8080/Other/@@a",
            u"/Ploner/@@a",
            u"/VirtualHostBase/http/x:80/Other/VirtualHostRoot/@@a",
        ):
            with self.assertRaises(NotTaken):
                self.find(address)


class TestCall(unittest.TestCase):
    def test_a_view_with_its_parameters(self):
        call = call_of([u"news", u"@@a"], u"b=1&c=%C3%A4&d=")
        self.assertEqual(call.type, "CronView")
        self.assertEqual(call.settings["view_path"], u"/news/@@a")
        self.assertEqual(call.settings["parameters"], [u"b=1", u"c=ä", u"d="])
        self.assertEqual(call_of([u"@@a"]).settings, {"view_path": u"/@@a"})

    def test_what_is_none(self):
        for names, query in (
            ([], u""),
            ([u"_private"], u""),
            ([u"a b"], u""),
            ([u"@@a"], u"days:int=3"),
            ([u"@@cron-tick"], u""),
            ([u"runRegisteredCrons"], u""),
        ):
            with self.assertRaises(NotTaken):
                call_of(names, query)
