# -*- coding: utf-8 -*-
"""Messages as text: filled in down to the last, whatever they hold."""

from collective.cron.text import messages
from collective.cron.text import redact
from zope.i18nmessageid import MessageFactory

import unittest


_ = MessageFactory("no such domain")


class TestMessages(unittest.TestCase):
    def test_values_are_filled_in(self):
        said = _(u"Delete ${x}", mapping={"x": u"/a/b"})
        self.assertEqual(messages.say(said), u"Delete /a/b")
        said = _(u"delete_x", default=u"Delete ${x} \xe4", mapping={"x": 7})
        self.assertEqual(messages.say(said), u"Delete 7 \xe4")
        said = _(u"Delete ${x}", mapping={"x": u"\xe4".encode("utf-8")})
        self.assertEqual(messages.say(said), u"Delete \xe4")

    def test_messages_inside_of_messages(self):
        inner = _(u"kind", default=u"a ${what}", mapping={"what": _(u"page")})
        said = _(u"gone", default=_(u"${kind} is gone"), mapping={"kind": inner})
        self.assertEqual(messages.say(said), u"a page is gone")

    def test_those_without_end_have_one(self):
        mapping = {}
        said = mapping["x"] = _(u"<${x}>", mapping=mapping)
        self.assertIn(u"<<", messages.say(said))
        self.assertLess(len(messages.say(said)), 100)


class TestRecorded(unittest.TestCase):
    """The same in what is recorded, see redact.py."""

    def test_text_is_filled_in_bounded_and_has_no_secrets(self):
        said = _(u"Login with ${x}", mapping={"x": u"password=hunter2"})
        self.assertEqual(redact.to_text(said), u"Login with password=[hidden]")
        said = _(u"${x}", mapping={"x": u"y" * 10**6})
        self.assertLessEqual(len(redact.to_text(said)), redact.MESSAGE_LIMIT)

    def test_an_unspeakable_value_is_said(self):
        class Unspeakable(object):
            def __str__(self):
                raise ValueError("no words")

            __unicode__ = __str__

        said = _(u"Delete ${x}", mapping={"x": Unspeakable()})
        self.assertIn(u"cannot be read: ValueError", redact.to_text(said))

    def test_arguments_of_exceptions(self):
        said = _(u"Delete ${x}", mapping={"x": u"\xe4"})
        for error, text in (
            (ValueError(said), u"ValueError: Delete \xe4"),
            (KeyError(said), u"Delete \xe4"),
            (ValueError(said, 7), u"Delete \xe4"),
            (ValueError(b"\xc3\xa4", said), u"Delete \xe4"),
            (ValueError(_(u"")), u"ValueError"),
        ):
            self.assertIn(text, redact.describe_error(error))
