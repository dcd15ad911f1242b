"""A cron system for Plone."""

from zope.i18nmessageid import MessageFactory

import logging


_ = MessageFactory("collective.cron")
logger = logging.getLogger("collective.cron")
