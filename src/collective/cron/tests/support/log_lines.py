"""What the package writes into the log while a test runs."""

from collective.cron import logger

import logging


class Lines(logging.Handler):
    """Keeps each line as text such as WARNING what happened."""

    def __init__(self):
        super(Lines, self).__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append("%s %s" % (record.levelname, record.getMessage()))


def log_lines(case):
    """Return a list that grows with each line, from INFO up, until the test is over."""
    handler, level = Lines(), logger.level
    logger.addHandler(handler)
    case.addCleanup(logger.removeHandler, handler)
    logger.setLevel(logging.INFO)
    case.addCleanup(logger.setLevel, level)
    return handler.lines
