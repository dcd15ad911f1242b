"""What goes wrong when the work is stored already: the later bad news wins.

See outcomes.py.
"""

from collective.cron import logger
from collective.cron.content import result_writer
from collective.cron.interfaces import OK
from collective.cron.interfaces import WARN


STORED_BUT = u"stored, but %s"


def add_heard(outcome, lines):
    """Return an outcome with what was logged as an error during its commit."""
    heard = tuple(STORED_BUT % line for line in lines.get())
    if not heard:
        return outcome
    messages = result_writer.bound_messages(heard + outcome.messages)
    if outcome.status in (OK, WARN):
        outcome = outcome._replace(status=WARN, reason=heard[0])
    return outcome._replace(messages=messages)


def join(noted, outcome, current):
    """Return as a dict how a run ended in the end.

    `noted`: the outcome, a dict, that was stored with the work, or None; `outcome`:
    what came of the run after that; `current`: the CurrentRun.
    """
    values = outcome._asdict()
    if noted is None:
        return values
    values["end"] = noted["end"]
    for name in ("tables", "files"):  # as they are stored
        values[name] = noted.get(name, ())
    if outcome.traceback and not noted["traceback"]:
        values["reason"] = STORED_BUT % outcome.reason
        values["messages"] = (values["reason"],) + noted["messages"]
        if current.conflicts:
            # The answer of the database was lost, for one: nothing else is amiss.
            values["status"] = WARN
        logger.error("%s: %s\n%s", current.name, values["reason"], outcome.traceback)
    return values
