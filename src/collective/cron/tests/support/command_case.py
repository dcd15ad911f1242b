"""CommandCase: commands as they are typed, in a site with one task."""

from collective.cron.commandline import instance
from collective.cron.commandline import main
from collective.cron.tests.support.base import CronTestCase
from contextlib import contextmanager
from plone import api

import json
import mock
import os
import transaction


@contextmanager
def opened(configuration):
    """Open nothing: the layer of the test has done so."""
    yield


class CommandCase(CronTestCase):
    def setUp(self):
        super(CommandCase, self).setUp()
        patched = mock.patch.dict(os.environ, {instance.CONF: __file__})
        patched.start()
        self.addCleanup(patched.stop)
        api.content.create(self.portal, "Folder", "news", u"News")
        self.task = self.add_task(timezone=u"Europe/Paris")

    def type(self, words, code=0):
        """Type a command; return the lines that it prints. `code`: it exits with.

        `words`: with spaces between them, or a list.
        """
        transaction.commit()
        lines, argv = [], words.split() if hasattr(words, "split") else words
        found = main.call(argv, lines.append, None, opened)
        transaction.begin()
        self.assertEqual(found, code, lines)
        return lines

    def data(self, words, code=0):
        """Return what it prints with --json."""
        (text,) = self.type("--json " + words, code)
        return json.loads(text)
