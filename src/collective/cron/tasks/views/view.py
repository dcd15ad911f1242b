"""IViewTask: a view, script or method of this site that is called."""

from collective.cron import _
from collective.cron.content.backend import Backend
from collective.cron.interfaces import IBackend
from collective.cron.tasks.shared.guarded import Guarded
from collective.cron.tasks.shared.schema import offered
from zope import schema
from zope.interface import implementer

import re


PORTAL_TYPE = "CronView"
MOST_NAMES = 30  # in a path
NAME = re.compile(r"(?:@@|\+\+[a-z]+\+\+)?(?!aq_)[^\s/?#@+_.][^\s/?#]*\Z", re.UNICODE)
# What the publisher would convert is given as text, so its names are not accepted.
PARAMETER = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*=", re.UNICODE)


def names_in(path):
    """Return the names that a path has."""
    return [name for name in path.split(u"/") if name]


def is_view_path(path):
    """Tell whether a text is a path in the site, without a private name."""
    names = names_in(path)
    is_right = all(NAME.match(name) for name in names)
    return path.startswith(u"/") and is_right and 0 < len(names) <= MOST_NAMES


def is_parameter(text):
    """Tell whether a text is a parameter with its value."""
    return PARAMETER.match(text) is not None


class IViewTask(IBackend):
    """Calls a view of this site with the rights of the user that it runs as."""

    periodicity = offered(u"0 * * * *")

    view_path = schema.TextLine(
        title=_(u"Path of the view"),
        description=_(
            u"help_view_path",
            default=u"In this site, such as /news/@@clean-up. A script or a method is "
            u"called, too. No name begins with an underscore.",
        ),
        constraint=is_view_path,
        default=u"/@@clean-up",
        max_length=1000,
    )
    parameters = schema.List(
        title=_(u"Parameters"),
        description=_(
            u"help_view_parameters",
            default=u"One a line, such as days=30. They are given as text.",
        ),
        value_type=schema.TextLine(constraint=is_parameter, max_length=10000),
        required=False,
        default=[],
        missing_value=[],
        max_length=100,
    )
    must_have = schema.TextLine(
        title=_(u"Text that must be in the answer"), required=False
    )


@implementer(IViewTask)
class ViewTask(Backend):
    """The content type; profiles/tasks/types/CronView.xml makes it known."""

    view_path = Guarded("view_path", IViewTask["view_path"].default)
    parameters = Guarded("parameters", ())
