"""PlanCase: plans as text, compared with a site and applied to it."""

from collective.cron import plans
from collective.cron.tests.support.base import CronTestCase

import textwrap
import transaction


def text_of(lines):
    """Return text whose first line is empty and whose lines are all indented."""
    return textwrap.dedent(lines).lstrip(u"\n")


class PlanCase(CronTestCase):
    def read(self, lines):
        return plans.read(text_of(lines))

    def apply(self, lines, **options):
        """Apply the text of a plan, and commit; return its rows as short text."""
        rows = plans.apply(self.portal, self.read(lines), **options)
        transaction.commit()
        return self.said(rows)

    def compared(self, lines):
        return self.said(plans.compare(self.portal, self.read(lines)).differences)

    def said(self, rows):
        return [
            " ".join(str(one) for one in (row.action, row.path, row.field) if one)
            for row in rows
        ]

    def refused(self, lines, call=None):
        """Return (line, field, value) of each problem; what it raises is required."""
        with self.assertRaises(plans.PlanRefused) as caught:
            (call or self.apply)(lines)
        transaction.abort()
        return [
            (problem.line, problem.field, problem.value)
            for problem in caught.exception.problems
        ]
