"""Lines for a shell, taken apart."""

from collective.cron.takeover.entry import NotTaken
from collective.cron.takeover.lines.shell import commands_in

import unittest


class TestCommands(unittest.TestCase):
    def words(self, line, variables=()):
        return [u" ".join(one.words) for one in commands_in(line, variables)]

    def test_one_command_and_what_is_around_it(self):
        for line in (
            u"curl x",
            u"/usr/bin/curl x >/dev/null 2>&1",
            u"curl x > /dev/null 2> /dev/null",
            u"curl x &>/dev/null",
            u"curl x >>/var/log/a.log",
            u"nice -n 10 curl x",
            u"sudo -u www-data /usr/bin/curl x",
            u"timeout -k 5 60 curl x",
            u"flock -n /tmp/lock curl x",
            u"flock -n /tmp/lock -c 'curl x'",
            u"A=1 B='2 3' curl x",
            u"env A=1 curl x",
            u"sh -c 'curl x'",
            u"/bin/su - plone -c \"curl 'x'\"",
            u"bash -c 'sh -c \"curl x\"'",
            u"chronic curl x",
        ):
            self.assertEqual(self.words(line), [u"curl x"], line)

    def test_several(self):
        for line in (
            u"cd /a && curl x",
            u"cd /a; curl x",
            u"cd /a;curl x",
            u"cd /a||curl x",
        ):
            self.assertEqual(self.words(line), [u"cd /a", u"curl x"], line)
        _curl, logger = commands_in(u"curl 'a|b;c' | logger -t x")
        self.assertTrue(logger.piped)
        self.assertEqual(_curl.words, [u"curl", u"a|b;c"])

    def test_variables(self):
        known = {"HOST": u"h"}
        self.assertEqual(self.words(u"curl $HOST/a ${HOST}", known), [u"curl h/a h"])
        self.assertEqual(self.words(u"A=1; curl $A$B"), [u"curl 1$B"])

    def test_a_quote_without_end(self):
        with self.assertRaises(NotTaken):
            self.words(u"curl 'x")

    def test_nothing(self):
        self.assertEqual(self.words(u""), [])
