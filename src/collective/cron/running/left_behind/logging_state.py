"""How the process logs: the root logger and our own at once, all loggers if asked."""

from collective.cron import logger
from collective.cron.worksite import error_lines

import logging


# One that does nothing, for Python's sake; ours, while another thread commits.
OF_OTHERS = logging.NullHandler, error_lines.Ear


def look():
    """Return what is changed by whoever configures logging anew, to be compared."""
    return (
        logging.root.manager.disable,
        logging.raiseExceptions,
        _one(logging.root),
        _one(logger),
    )


def put_back(value):
    disable, logging.raiseExceptions = value[:2]
    logging.disable(disable)
    for each, one in zip((logging.root, logger), value[2:]):
        _set(each, one)


def look_at_all():
    """Return {name: how it logs} of all loggers that are there."""
    found = logging.root.manager.loggerDict.copy()
    return All(
        (name, _one(each))
        for name, each in found.items()
        if isinstance(each, logging.Logger)
    )


def put_all_back(value):
    for name, one in value.items():
        each = logging.getLogger(name)
        if _one(each) != one:
            _set(each, one)


class All(dict):
    """Equal if all that are in both are; a logger that is new is nobody's fault."""

    __hash__ = None

    def __ne__(self, other):
        return any(other.get(name, one) != one for name, one in self.items())

    def __eq__(self, other):
        return not self != other


def _one(each):
    handlers = [h for h in each.handlers if not isinstance(h, OF_OTHERS)]
    return (
        each.level,
        each.disabled,
        each.propagate,
        tuple(handlers),
        tuple(each.filters),
    )


def _set(each, one):
    level, each.disabled, each.propagate, handlers, filters = one
    each.setLevel(level)
    others = [h for h in each.handlers if isinstance(h, OF_OTHERS)]
    each.handlers[:] = others + list(handlers)
    each.filters[:] = filters
