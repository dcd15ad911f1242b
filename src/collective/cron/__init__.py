"""A cron system for Plone."""

from collective.cron import former_names
from zope.i18nmessageid import MessageFactory

import logging


_ = MessageFactory("collective.cron")
logger = logging.getLogger("collective.cron")

former_names.install()
