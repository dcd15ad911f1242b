"""The settings of a Backend as people read them: bounded, and not all for everybody."""

from collective.cron.overview import readable_settings
from collective.cron.settings.policies import OVERLAP
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.faces.languages import use_language
from collective.cron.tests.support.tasks import ITestTask
from plone.app.testing import logout
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.autoform.interfaces import READ_PERMISSIONS_KEY
from plone.supermodel import model
from zope import schema
from zope.i18nmessageid import Message
from zope.interface import provider
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IContextSourceBinder

import mock
import unittest


DASH = u"\u2014"


class ISettings(model.Schema):
    """What an add-on may ask for."""

    title = schema.TextLine(title=u"Title")
    address = schema.TextLine(title=u"Address")
    key = schema.Password(title=u"Key")
    strict = schema.Bool(title=u"Strict")
    number = schema.Int(title=u"Number")
    overlap = schema.Choice(title=u"Overlap", vocabulary=OVERLAP)
    names = schema.Tuple(title=u"Names", value_type=schema.TextLine())
    ways = schema.List(
        title=Message(u"label_ways", "acme", u"Ways"),
        value_type=schema.Choice(vocabulary=OVERLAP),
    )


class Backend(object):
    """As content/backend.py, with as much of it as is needed."""

    def __init__(self, **values):
        self.__dict__.update(values)

    def getDatas(self):
        return [
            {"name": name, "title": field.title, "value": getattr(self, name, None)}
            for name, field in getFieldsInOrder(ISettings)
        ]


class TestValues(unittest.TestCase):
    def read(self, **values):
        """Return {name: value} of what is shown."""
        with mock.patch.object(
            readable_settings, "iterSchemata", return_value=[ISettings]
        ):
            found = readable_settings.describe(Backend(**values), None)
        return dict((setting["name"], setting["value"]) for setting in found)

    def test_what_stands_elsewhere_and_passwords_are_not_there(self):
        found = self.read(title=u"Task", key=u"hunter2")
        names = ["address", "names", "number", "overlap", "strict", "ways"]
        self.assertEqual(sorted(found), names)
        self.assertNotIn(u"hunter2", found.values())

    def test_what_is_not_set_is_a_dash(self):
        self.assertEqual(set(self.read().values()), {DASH})
        for nothing in ((), [], set()):
            found = self.read(address=u"", names=nothing)
            self.assertEqual((found["address"], found["names"]), (DASH, DASH))

    def test_no_and_zero_are_values(self):
        found = self.read(strict=False, number=0)
        self.assertEqual((found["strict"], found["number"]), (u"No", u"0"))
        self.assertEqual(self.read(strict=True)["strict"], u"Yes")

    def test_a_choice_is_shown_by_its_title_if_it_has_one(self):
        title = u"Let it wait until the other has ended"
        self.assertEqual(self.read(overlap=u"wait")["overlap"], title)
        self.assertEqual(self.read(overlap=u"former")["overlap"], u"former")

    def test_several_choices_are_shown_by_their_titles(self):
        found = self.read(ways=[u"wait", u"former"])["ways"]
        self.assertEqual(found, u"Let it wait until the other has ended, former")

    def test_a_title_of_another_domain_is_text(self):
        with mock.patch.object(
            readable_settings, "iterSchemata", return_value=[ISettings]
        ):
            found = readable_settings.describe(Backend(), None)
        titles = dict((setting["name"], setting["title"]) for setting in found)
        self.assertEqual(titles["ways"], u"Ways")
        self.assertNotIsInstance(titles["ways"], Message)

    def test_a_choice_whose_vocabulary_is_gone_takes_nothing_else_away(self):
        def broken(_context):
            raise KeyError("no more")

        for sources in (
            {"vocabulary": "no.such.vocabulary"},
            {"source": provider(IContextSourceBinder)(lambda _context: None)},
            {"source": provider(IContextSourceBinder)(broken)},
        ):
            lost = schema.Choice(__name__="overlap", title=u"Overlap", **sources)
            fields = [
                (name, lost if name == "overlap" else field)
                for name, field in getFieldsInOrder(ISettings)
            ]
            with mock.patch.object(
                readable_settings, "getFieldsInOrder", return_value=fields
            ):
                found = self.read(overlap=u"password=hunter2", number=7)
            self.assertEqual(found["number"], u"7")
            self.assertEqual(found["overlap"], u"password=[hidden]")

    def test_several_are_put_in_a_row_and_not_too_many(self):
        for kind in (tuple, list):
            values = kind([u"\xe4", b"\xc3\xbc", 3])
            self.assertEqual(self.read(names=values)["names"], u"\xe4, \xfc, 3")
        for kind in (set, frozenset):
            self.assertEqual(self.read(names=kind([u"x"]))["names"], u"x")
        found = self.read(names=[u"%d" % number for number in range(10 ** 5)])["names"]
        self.assertEqual(found.split(u", ")[-1], u"19")

    def test_a_value_is_bounded_and_tells_no_secrets(self):
        for value in (u"x" * 1000, [u"x" * 1000] * 3, [b"\xff" * 1000]):
            shown = self.read(address=value)["address"]
            self.assertLessEqual(len(shown), readable_settings.LIMIT)
        for value in (u"ftp://jane:hunter2@example.org", [u"password=hunter2"]):
            shown = self.read(address=value)["address"]
            self.assertIn(u"[hidden]", shown)
            self.assertNotIn(u"hunter2", shown)

    def test_a_value_that_cannot_be_shown_takes_nothing_else_away(self):
        class Odd(object):
            def __str__(self):
                raise ValueError("no words")

        found = self.read(address=Odd(), number=7)
        self.assertIn(u"its text cannot be read", found["address"])
        self.assertEqual(found["number"], u"7")


class TestOfASite(CronTestCase):
    def setUp(self):
        super(TestOfASite, self).setUp()
        self.task = self.add_task(overlap=u"skip")

    def read(self):
        found = readable_settings.describe(self.task, self.layer["request"])
        return dict((setting["name"], setting["value"]) for setting in found)

    def test_those_of_every_task_and_those_of_its_type(self):
        found = self.read()
        self.assertEqual(found["periodicity"], u"*/5 * * * *")
        self.assertEqual((found["script"], found["seconds"]), (u"count", u"0.0"))
        self.assertNotIn("title", found)
        self.assertNotIn("description", found)

    def test_without_view_only_what_is_protected_by_nothing(self):
        logout()
        found = self.read()
        self.assertEqual(found["script"], u"count")
        for name in ("periodicity", "run_as", "activated", "keep_results"):
            self.assertNotIn(name, found)

    def test_by_a_permission_that_nobody_knows_for_managers_alone(self):
        before = dict(ITestTask.queryTaggedValue(READ_PERMISSIONS_KEY) or {})
        protected = dict(before, script="no.such.permission")
        ITestTask.setTaggedValue(READ_PERMISSIONS_KEY, protected)
        self.addCleanup(ITestTask.setTaggedValue, READ_PERMISSIONS_KEY, before)
        self.assertIn("script", self.read())
        setRoles(self.portal, TEST_USER_ID, ["Site Administrator"])
        found = self.read()
        self.assertNotIn("script", found)
        self.assertIn("periodicity", found)

    def test_in_the_language_of_the_visitor(self):
        use_language(self, "de")
        found = self.read()
        self.assertEqual((found["activated"], found["repeatable"]), (u"Ja", u"Nein"))
        self.assertIn(u"Den neuen Lauf auslassen", found["overlap"])
