"""What a task returned: its warnings, as bounded text; or work that nobody has done."""

from collective.cron.bbb import text_type
from collective.cron.content import result_writer
from collective.cron.errors import CronError
from collective.cron.text import redact
from types import GeneratorType


def as_warnings(value):
    """Return what run() gave as a bounded tuple of text; raise only for undone work.

    A generator is gone through: what it yields are warnings.
    """
    if redact.is_blank(value):
        return ()
    refuse_undone(value, u"run() returned", generators=False)
    if isinstance(value, (bytes, text_type)):
        return result_writer.bound_messages([value])
    try:
        iter(value)
    except TypeError:
        note = u"run() returned %s; None or warnings are expected"
        return (note % redact.to_text(repr(value), 100),)
    return result_writer.bound_messages(_checked(value))


def refuse_undone(value, what, generators=True):
    """Raise CronError for work that is still to be done, and that nobody would do.

    That is what calling an `async def` gives, and a generator where nobody goes
    through it. `what` says where it comes from.
    """
    if hasattr(type(value), "__await__") or hasattr(type(value), "__aiter__"):
        if hasattr(value, "cr_frame"):
            value.close()  # else Python tells of it later, nobody knows where
        accepted = "nobody waits for it, so it was not done: leave out async"
    elif generators and issubclass(type(value), GeneratorType):
        accepted = "nobody goes through it, so it was not done: call it in a loop"
    else:
        return
    raise CronError("%s work instead of doing it" % what, repr(value), accepted)


def _checked(messages):
    for message in messages:
        refuse_undone(message, u"run() gave as a warning")
        yield message
