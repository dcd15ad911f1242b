"""The databases of a process that ends: each is closed, whatever became of another."""

from collective.cron import logger
from collective.cron.text import redact

import Zope2


def close():
    """Close all databases that Zope has opened; never raises an Exception.

    After an outage there may be connections that were opened by half, and ZODB fails
    with them: the process ends as it would have.
    """
    for database in Zope2.opened:
        try:
            database.close()
        except Exception as error:
            reason = redact.describe_error(error)
            logger.info("a database could not be closed in order: %s", reason)
