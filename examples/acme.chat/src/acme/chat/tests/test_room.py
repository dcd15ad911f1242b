"""From a task that fails to a message in the room."""

from acme.chat import room
from acme.chat.testing import CHAT_FUNCTIONAL
from collective.cron import testing
from collective.cron.interfaces import IAlertChannel
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from zope.component import getUtility
from zope.interface.verify import verifyObject

import os
import transaction
import unittest


class Answer(object):
    """What the server of the room says."""

    def __init__(self, fails=False):
        self.fails = fails

    def raise_for_status(self):
        if self.fails:
            raise IOError("the room is closed")


class TestRoom(unittest.TestCase):
    layer = CHAT_FUNCTIONAL

    def setUp(self):
        self.portal, self.told, self.fails = self.layer["portal"], [], False
        testing.inline_queue()
        setRoles(self.portal, TEST_USER_ID, ["Manager"])
        self.addCleanup(setattr, room, "post", room.post)
        room.post = self.post
        os.environ[room.ADDRESS] = "https://chat.example.org/hooks/secret"
        self.addCleanup(os.environ.pop, room.ADDRESS, None)
        api.portal.set_registry_record(
            "collective.cron.alert_channels", [u"acme.chat"]
        )
        # A script that does not exist: each run fails.
        self.task = api.content.create(
            self.portal,
            "CronScript",
            "broken",
            u"Broken one",
            script=u"acme.gone",
            periodicity=u"*/5 * * * *",
            activated=True,
        )
        transaction.commit()

    def post(self, address, message):
        self.told.append(message)
        return Answer(self.fails)

    def fail(self):
        run = testing.run_now(self.task, raises=False)
        self.assertEqual(run.status, u"FAILED")

    def test_it_is_a_channel(self):
        channel = getUtility(IAlertChannel, u"acme.chat")
        self.assertTrue(verifyObject(IAlertChannel, channel))

    def test_a_failure_is_told(self):
        self.fail()
        testing.send_alerts()
        (message,) = self.told
        self.assertIn(u"Broken one", message["text"])

    def test_a_room_that_is_closed_is_told_later_and_once(self):
        with testing.stopped_clock("2026-11-23T10:00:30Z"):
            self.fails = True
            self.fail()
            testing.send_alerts()
            self.fails = False
            testing.go_to("2026-11-23T10:02:30Z")
            testing.send_alerts()
            testing.send_alerts()
        first, second = self.told
        self.assertEqual(first["id"], second["id"])

    def test_without_an_address_nobody_is_told(self):
        del os.environ[room.ADDRESS]
        self.fail()
        testing.send_alerts()
        self.assertEqual(self.told, [])
