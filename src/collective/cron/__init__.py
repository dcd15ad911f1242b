"""A cron system for Plone."""

from collective.cron import former_names
from zope.i18nmessageid import MessageFactory

import logging


_ = MessageFactory("collective.cron")
logger = logging.getLogger("collective.cron")

former_names.install()

# Now that there is a logger: these use it.
from collective.cron.text import own_lines  # noqa: E402 isort:skip

own_lines.install(logger)
