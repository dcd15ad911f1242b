"""The settings as people edit them: all that a site has, and the pause it may have."""

from collective.cron.controlpanel import alert_values
from collective.cron.controlpanel import values
from collective.cron.controlpanel.schema import ISettingsForm
from collective.cron.memory import pause
from collective.cron.settings.site_settings import ICronSettings
from plone.supermodel.interfaces import FIELDSETS_KEY
from zope.schema import getFieldNames
from zope.schema import getFields
from zope.schema.interfaces import ConstraintNotSatisfied
from zope.schema.interfaces import TooLong

import unittest


class TestSchema(unittest.TestCase):
    def test_it_is_every_setting_and_what_there_is_to_say_of_a_pause(self):
        expected = set(values.RECORDS) | set(values.PAUSE)
        expected |= set(alert_values.ADDRESSES) | {"webhook_secret"}
        self.assertTrue(expected.issuperset(getFieldNames(ICronSettings)))
        self.assertEqual(set(getFieldNames(ISettingsForm)), expected)

    def test_who_paused_and_since_when_is_never_asked_for(self):
        asked = set(getFieldNames(ISettingsForm)) & set(pause.IPauseRecords.names())
        self.assertEqual(asked, set(("pause_reason", "pause_until")))

    def test_each_field_stands_in_one_place(self):
        fieldsets = ISettingsForm.getTaggedValue(FIELDSETS_KEY)
        placed = [name for fieldset in fieldsets for name in fieldset.fields]
        self.assertEqual(len(placed), len(set(placed)))
        self.assertEqual(set(placed) - set(getFieldNames(ISettingsForm)), set())

    def test_each_field_has_a_title_of_its_own(self):
        titles = [field.title for field in getFields(ISettingsForm).values()]
        self.assertEqual(len(titles), len(set(titles)))

    def test_a_reason_is_as_long_as_a_pause_takes_it(self):
        field = ISettingsForm["pause_reason"]
        reason = u"x" * 200
        field.validate(reason)
        self.assertEqual(pause.check_reason(reason), reason)
        with self.assertRaises(TooLong):
            field.validate(reason + u"x")

    def test_a_reason_is_one_line(self):
        with self.assertRaises(ConstraintNotSatisfied):
            ISettingsForm["pause_reason"].validate(u"moving\nhouse")
