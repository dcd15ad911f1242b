"""Kinds: a field that names classes of exceptions, one in each line."""

from collective.cron import _
from zope.interface import implementer
from zope.schema import Text
from zope.schema import ValidationError
from zope.schema.interfaces import IText

import re


MOST = 20
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*\Z")


class InvalidKinds(ValidationError):
    __doc__ = _(
        u"Give the name of a class in each line, such as ConnectionError; 20 at most."
    )


class IKinds(IText):
    """Text that names classes of exceptions."""


@implementer(IKinds)
class Kinds(Text):
    """Names of classes, with or without their module; anything else is refused."""

    def _validate(self, value):
        super(Kinds, self)._validate(value)
        names = read(value)
        if len(names) > MOST or not all(NAME.match(name) for name in names):
            raise InvalidKinds().with_field_and_value(self, None)


def read(value):
    """Return the names in a text, or None, as a set."""
    lines = (line.strip() for line in (value or u"").splitlines())
    return set(line for line in lines if line)
