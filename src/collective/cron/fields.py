"""Schema fields for a periodicity and a time zone: what they hold is always valid."""

from collective.cron import expression
from collective.cron import occurrence
from collective.cron.errors import ExpressionError
from collective.cron.errors import UnknownZone
from zope.interface import implementer
from zope.schema import Choice
from zope.schema import TextLine
from zope.schema import ValidationError
from zope.schema.interfaces import ITextLine


class InvalidSchedule(ValidationError):
    """The text cannot be read; the message says which part and what is accepted."""

    def doc(self):
        return self.args[0]


class IPeriodicity(ITextLine):
    """A text line that holds a cron expression."""


@implementer(IPeriodicity)
class Periodicity(TextLine):
    """A cron expression such as `*/5 * * * *`; anything else is refused."""

    def _validate(self, value):
        # Length is checked by the parser before anything is parsed.
        try:
            expression.parse(value)
        except ExpressionError as error:
            raise InvalidSchedule(_as_text(error)).with_field_and_value(self, None)
        super(Periodicity, self)._validate(value)


class Zone(Choice):
    """The name of a time zone such as `Europe/Paris`."""

    def _validate(self, value):
        try:
            occurrence.get_zone(value)
        except UnknownZone as error:
            raise InvalidSchedule(_as_text(error)).with_field_and_value(self, None)


def _as_text(error):
    return u"%s" % error
