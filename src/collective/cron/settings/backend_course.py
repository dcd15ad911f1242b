"""What the settings of a Backend say of when it runs, whoever asks."""

from collective.cron.errors import ExpressionError
from collective.cron.schedule import periodicity
from collective.cron.schedule.course import Course
from collective.cron.schedule.course import Limits
from collective.cron.schedule.left_out import days
from plone.uuid.interfaces import IUUID
from six import ensure_str
from six import string_types


UNREADABLE = ("?",)  # of dates that only code that bypasses the schema can have stored


def periodicity_of(backend):
    """Return the periodicity, a native string, with the numbers for each H."""
    text = native(backend.periodicity)
    if not periodicity.has_spread(text):
        return text
    return periodicity.resolve(text, str(IUUID(backend)))


def limits_of(backend):
    """Return the Limits of a Backend; those of a former version have none."""
    return Limits(
        _written(getattr(backend, "begins_on", None)),
        _written(getattr(backend, "ends_on", None)),
        _spans(getattr(backend, "left_out", None)),
    )


def course_of(backend):
    """Return the Course of a Backend; raise ExpressionError and UnknownZone."""
    zone = native(backend.timezone)
    return Course.of(periodicity_of(backend), zone, limits_of(backend))


def native(value):
    """Return what is stored as a native string, empty for nothing.

    So what is no text, as code that bypasses the schema may store it, is one that
    cannot be read, as any other.
    """
    is_text = isinstance(value, string_types + (bytes,))
    return ensure_str(value) if is_text else str(value or "")


def _written(date):
    return "" if date is None else str(date)


def _spans(text):
    if not text:
        return ()
    try:
        return days.parse(text).spans
    except ExpressionError:
        return UNREADABLE
