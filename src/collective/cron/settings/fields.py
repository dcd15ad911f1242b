"""Schema fields for a periodicity and a time zone: what they hold is always valid."""

from collective.cron.errors import ExpressionError
from collective.cron.errors import UnknownZone
from collective.cron.schedule import occurrence
from collective.cron.schedule import periodicity
from collective.cron.schedule.left_out import days
from collective.cron.words import complaints
from zope.globalrequest import getRequest
from zope.interface import implementer
from zope.schema import Choice
from zope.schema import Text
from zope.schema import TextLine
from zope.schema import ValidationError
from zope.schema.interfaces import ITextLine


class InvalidSchedule(ValidationError):
    """The text cannot be read; the message says which part and what is accepted.

    It is made of the CronError that says what is wrong.
    """

    def doc(self):
        # Text, not a message: plone.restapi would not put its values in.
        return complaints.explain(self.args[0], context=getRequest())


class IPeriodicity(ITextLine):
    """A line of text, or several, that hold a periodicity."""


@implementer(IPeriodicity)
class Periodicity(TextLine):
    """What schedule/periodicity.py reads, such as `*/5 * * * *`.

    Anything else is refused. A text line, as it always was, which may have several.
    """

    def constraint(self, value):
        return True

    def _validate(self, value):
        # Length is checked by the parser before anything is parsed.
        try:
            periodicity.parse(value)
        except ExpressionError as error:
            raise InvalidSchedule(error).with_field_and_value(self, None)
        super(Periodicity, self)._validate(value)


class DaysLeftOut(Text):
    """Dates on which nothing runs, as schedule/left_out/days.py reads them."""

    def _validate(self, value):
        super(DaysLeftOut, self)._validate(value)
        try:
            days.parse(value)
        except ExpressionError as error:
            raise InvalidSchedule(error).with_field_and_value(self, None)


class Zone(Choice):
    """The name of a time zone such as `Europe/Paris`."""

    def _validate(self, value):
        try:
            occurrence.get_zone(value)
        except UnknownZone as error:
            raise InvalidSchedule(error).with_field_and_value(self, None)
