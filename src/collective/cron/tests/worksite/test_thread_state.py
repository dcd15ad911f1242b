"""What belongs to a thread: tests/deeds has what tasks do to it."""

from AccessControl.SecurityManagement import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SpecialUsers import system
from collective.cron.worksite import thread_state
from collective.cron.worksite.publishing.request import WorkerRequest
from io import BytesIO
from zope.globalrequest import getRequest
from zope.globalrequest import setRequest
from ZPublisher.HTTPResponse import HTTPResponse

import unittest


class TestKept(unittest.TestCase):
    def setUp(self):
        self.addCleanup(setRequest, getRequest())
        self.said = []

    def test_what_a_block_changed_is_put_back_and_told(self):
        request, user = object(), getSecurityManager().getUser()
        setRequest(request)
        with thread_state.kept(self.said.append):
            setRequest(None)
            newSecurityManager(None, system)
        self.assertIs(getRequest(), request)
        self.assertEqual(getSecurityManager().getUser().getId(), user.getId())
        left = u"left behind in its thread, and put back: the request, the user"
        self.assertEqual(self.said, [left])

    def test_whatever_it_raises(self):
        setRequest(None)
        with self.assertRaises(SystemExit):
            with thread_state.kept():
                setRequest(object())
                raise SystemExit()
        self.assertIsNone(getRequest())

    def test_nothing_is_told_of_what_was_not_changed(self):
        with thread_state.kept(self.said.append):
            setRequest(getRequest())
        self.assertEqual(self.said, [])

    def test_the_fresh_request_of_a_chunk_is_left_where_it_is(self):
        environ = {"SERVER_NAME": "nohost", "SERVER_PORT": "80"}
        first, other, fresh = [
            WorkerRequest(BytesIO(), dict(environ), HTTPResponse()) for _n in range(3)
        ]
        fresh.__dict__ = first.__dict__
        for now, expected in ((fresh, fresh), (other, first), (None, first)):
            setRequest(first)
            with thread_state.kept():
                setRequest(now)
            self.assertIs(getRequest(), expected)
