"""Each command has a help; what goes wrong is one line and a code."""

from collective.cron.commandline import main
from collective.cron.tests.support.command_case import CommandCase
from six import ensure_text

import io
import mock
import subprocess
import sys


class TestMain(CommandCase):
    NAMES = (
        "apply cancel check completion disable enable export health history import "
        "list log next pause plan repair resume run show simulate workers"
    ).split()

    def helped(self, *words):
        stream = io.BytesIO() if sys.version_info[0] < 3 else io.StringIO()
        with mock.patch.object(sys, "stdout", stream):
            with self.assertRaises(SystemExit) as caught:
                main.parser().parse_args(words)
        self.assertEqual(caught.exception.code, 0)
        return ensure_text(stream.getvalue())

    def test_help(self):
        text = self.helped("--help")
        for name in self.NAMES:
            self.assertIn("\n    %s" % name, text)
            self.assertIn(
                "usage: collective-cron %s" % name, self.helped(name, "--help")
            )
        self.assertIn("  6    a plan would change something", text)

    def test_all_commands(self):
        names = [command.name for command in main.COMMANDS] + ["completion"]
        self.assertEqual(sorted(names), self.NAMES)

    def test_what_is_not_understood(self):
        with mock.patch.object(sys, "stderr", mock.Mock()):
            for words in ("", "lst", "show"):
                with self.assertRaises(SystemExit) as caught:
                    self.type(words)
                self.assertEqual(caught.exception.code, 2)

    def test_what_cannot_be_done(self):
        told = self.type("--conf /nowhere list", 4)
        self.assertEqual(told[0][:32], u"collective-cron: no zope.conf: g")
        told = self.data("show nothing", 3)
        self.assertEqual(told, {"error": u"nothing: there is no such task", "code": 3})
        self.type("--site other list", 3)
        self.assertIn("--conf", self.type("--url http://x export", 4)[0])
        self.assertIn(
            "ConnectionError", self.type("--url http://127.0.0.1:1 list", 4)[0]
        )

    def test_as_a_process(self):
        code = (
            "import sys; sys.path[:] = %r; import collective; "
            "collective.__path__ = %r; from collective.cron.commandline.main "
            "import main; main(['check', '-'])"
        ) % (sys.path, list(sys.modules["collective"].__path__))
        process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        out, err = process.communicate(u"plan: \xe4".encode("utf-8"))
        self.assertEqual(process.returncode, 1)
        self.assertEqual((out, err.count(b"\n")), (b"", 2))
        self.assertIn(b"-: line 1, plan: '\\xe4' -- ", err)
