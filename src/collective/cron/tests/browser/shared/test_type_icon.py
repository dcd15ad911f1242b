"""The icon of a type of tasks."""

from collective.cron.browser.shared import type_icon
from collective.cron.tests.support.base import CronTestCase

import collections


TypeInfo = collections.namedtuple("TypeInfo", "icon_expr")


class TestTypeIcon(CronTestCase):
    def draw(self, icon_expr):
        request = self.layer["request"]
        return type_icon.draw(TypeInfo(icon_expr), self.portal, request)

    def test_there_is_always_one(self):
        for icon_expr in (None, "", "string:clock", "string:${x}/a.png", "string:odd"):
            self.assertIn("<svg", self.draw(icon_expr), icon_expr)
