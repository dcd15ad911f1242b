"""What is a secret in a command."""

from collective.cron.text.secrets.forms import commands
from collective.cron.text.secrets.hiding import hide_secrets

import unittest


class TestCommands(unittest.TestCase):
    def test_what_stands_around_stays(self):
        for text, shown in (
            (u"x --password b -v", u"x --password [hidden] -v"),
            (u"curl -u me:b https://c/", u"curl -u me:[hidden] https://c/"),
            (u"openssl enc -k b1 -K c1", u"openssl enc -k [hidden] -K [hidden]"),
            (u"smbclient -U 'a%b c' //d", u"smbclient -U 'a%[hidden]' //d"),
            (u"htpasswd -cb a b c1; ls", u"htpasswd -cb a b [hidden]; ls"),
            (u"echo b | sudo -S ls", u"echo [hidden] | sudo -S ls"),
            (u"net use \\\\a\\b /user:c d /x", u"net use \\\\a\\b /user:c [hidden] /x"),
        ):
            self.assertEqual(hide_secrets(text), shown)

    def test_each_known_command(self):
        for _programs, _rest, example in commands.OPTIONS + commands.ARGUMENTS:
            self.assertNotIn(u"81f3b2", hide_secrets(example), example)

    def test_spelled_as_programs_want_it(self):
        for text in (u"mysql -h db -P 3306", u"zip -p a.zip", u"openssl x -in a"):
            self.assertEqual(hide_secrets(text), text)

    def test_another_user(self):
        for text in (
            u"cp -u admin:staff",
            u"docker run -it -u www:www a",
            u"x -u 0:0",
        ):
            self.assertEqual(hide_secrets(text), text)
        text = u"cp a b\ncurl -u me:c"
        self.assertEqual(hide_secrets(text), u"cp a b\ncurl -u me:[hidden]")
