"""Fields that hold passwords, and what is told of them."""

from collective.cron.content import password_fields
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.job_tasks import played
from zope import schema

import base64
import unittest


SECRET = u"tr\xe4um/schoen 7"


class TestIsPassword(unittest.TestCase):
    def test_fields(self):
        word, line = schema.Password(), schema.TextLine()
        for field, expected in (
            (word, True),
            (line, False),
            (schema.List(value_type=word), True),
            (schema.Tuple(value_type=line), False),
            (schema.List(), False),
            (schema.Dict(key_type=line, value_type=word), True),
            (schema.Dict(key_type=line, value_type=schema.List(value_type=word)), True),
        ):
            self.assertIs(password_fields.is_password(field), expected, field)

    def test_it_is_told_whether_there_is_one(self):
        self.assertEqual(
            password_fields.shown(schema.Password(), u"x"), password_fields.HIDDEN
        )
        self.assertIsNone(password_fields.shown(schema.Password(), None))
        self.assertEqual(password_fields.shown(schema.TextLine(), u"x"), u"x")


class TestValues(CronTestCase):
    def test_all_of_them(self):
        task = self.add_task(secret=u"one", secrets=[u"two"], named={u"a": u"three"})
        found = password_fields.Reader().values(task)
        self.assertEqual(sorted(found), [u"one", u"three", u"two"])

    def test_datas_do_not_tell_them(self):
        task = self.add_task(secret=u"one", secrets=[u"two"])
        datas = dict((d["name"], d["value"]) for d in task.getDatas())
        self.assertEqual(datas["secret"], password_fields.HIDDEN)
        self.assertEqual(datas["secrets"], password_fields.HIDDEN)
        self.assertIsNone(datas["named"])


class TestInRuns(CronTestCase):
    """Whatever a run says of the password of its own Backend, and wherever."""

    def run_saying(self, function):
        task = self.add_task(script=u"play", secret=SECRET, named={u"x": u"Kaese9"})
        self.addCleanup(played.clear)
        played["run"] = function
        self.run_due("10:05:00")
        result = task.getLastResult()
        said = [result.reason, result.traceback] + list(result.messages + result.log)
        state = self.state_of(task).last
        return u"\n".join(said + [state["reason"]])

    def check(self, said):
        for piece in (u"tr\xe4um", u"schoen", u"c2Nob2Vu", u"Kaese9"):
            self.assertNotIn(piece, said)

    def test_log_and_warnings(self):
        def say(runner):
            raw = SECRET.encode("utf-8")
            for value in (SECRET, raw, repr(SECRET), base64.b64encode(b"me:" + raw)):
                runner.log(value)
                runner.warn(value)
                runner.progress(1, 2, value)
            runner.log(u"Kaese9")
            return [u"it is %s" % SECRET]

        said = self.run_saying(say)
        self.assertIn(u"it is [hidden]", said)
        self.check(said)

    def test_errors(self):
        def fail(runner):
            raise ValueError(u"cannot log in: %s" % SECRET, {u"x": SECRET})

        said = self.run_saying(fail)
        self.assertIn(u"ValueError", said)
        self.check(said)
