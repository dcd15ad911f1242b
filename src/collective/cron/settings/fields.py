"""Schema fields for a schedule and for a user: what they take can be run as it is."""

from Acquisition import aq_base
from collective.cron import _
from collective.cron.errors import ExpressionError
from collective.cron.errors import UnknownZone
from collective.cron.schedule import occurrence
from collective.cron.schedule import periodicity
from collective.cron.schedule.left_out import days
from collective.cron.web.web_address import is_web_address
from collective.cron.words import complaints
from zope.component import queryUtility
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.interface import implementer
from zope.schema import Choice
from zope.schema import Password
from zope.schema import Text
from zope.schema import TextLine
from zope.schema import ValidationError
from zope.schema.interfaces import IPassword
from zope.schema.interfaces import ITextLine
from zope.schema.interfaces import IVocabularyFactory


USERS = "collective.cron.Users"


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


class ISecretAddress(IPassword):
    """An address of the web that is a password: whoever knows it can call it, too."""


@implementer(ISecretAddress)
class SecretAddress(Password):
    """Hidden as a password is; in forms it can be taken away."""

    def constraint(self, value):
        return is_web_address(value)


class UnknownUser(ValidationError):
    """Nobody has the id; `args` has it."""

    def doc(self):
        message = _(
            u"no_such_user",
            default=u"There is no user with this id: ${user}",
            mapping={"user": self.args[0]},
        )
        return translate(message, context=getRequest())


class UserId(TextLine):
    """The id of a user who is there, or the one that stands there already.

    Of a user who is gone the form can still be saved.
    """

    def _validate(self, value):
        super(UserId, self)._validate(value)
        if self.context is None:
            return  # a text is read; whose it is is known when that is judged
        if value == getattr(aq_base(self.context), self.__name__, None):
            return
        vocabulary = queryUtility(IVocabularyFactory, USERS)
        if vocabulary is not None and value not in vocabulary(self.context):
            raise UnknownUser(value).with_field_and_value(self, value)
