"""Tracebacks as text: where it failed, and what that came of; no values of variables.

Of each error the first and the last frames are kept, so the line that failed is always
there. Bounded, and linear in time, however deep the calls and long the causes are.
"""

from collections import deque
from collective.cron.bbb import exception_groups
from collective.cron.text import redact

import traceback


LIMIT = 6000  # characters of a whole traceback
CAUSES = 4  # that are told of one error, one behind the other
PARTS = 4  # that are told of a group of errors
FIRST, LAST = 20, 40  # frames of one error that may be shown, if there is room
NOTES = 5  # of one error

CAUSED = u"\nThe error above was the direct cause of this one:\n\n"
WHILE = u"\nWhile the error above was handled, this one came:\n\n"


def describe(exc_info):
    """Return what sys.exc_info() gave as text of at most LIMIT characters."""
    _kind, error, trace = exc_info
    try:
        return _describe(error, trace)
    except BaseException as problem:
        found = u"(traceback cannot be read: %s)\n" % redact.class_name(problem)
        return found + redact.describe_error(error)


def _describe(error, trace):
    before, after = _causes(error), _parts(error)
    # What failed in the end has the room of two.
    room = (LIMIT - 500) // (len(before) + len(after) + 2)
    text = u"".join(
        _one(cause, _trace(cause), room - len(link)) + link for cause, link in before
    )
    text += _one(error, trace, 2 * room)
    for head, part in after:
        text += head + _one(part, _trace(part), room - len(head))
    return redact.shorten(text.rstrip(), LIMIT)


def _causes(error):
    """Return (error, what links it to the next) of what it came of, oldest first."""
    found, seen = [], [error]
    while len(found) < CAUSES:
        cause, link = getattr(error, "__cause__", None), CAUSED
        if cause is None and not getattr(error, "__suppress_context__", False):
            cause, link = getattr(error, "__context__", None), WHILE
        if cause is None or any(cause is one for one in seen):
            break
        found.append((cause, link))
        seen.append(cause)
        error = cause
    return found[::-1]


def _parts(error):
    """Return (heading, error) of the first ones in a group, and in groups in it."""
    found, waiting = [], [(u"", error)]
    while waiting and len(found) < PARTS:
        number, group = waiting.pop(0)
        if not isinstance(group, exception_groups):
            continue
        for index, part in enumerate(group.exceptions[:PARTS], 1):
            name = u"%s%d" % (number and number + u".", index)
            head = u"\nError %s (of %d in the group):\n" % (name, len(group.exceptions))
            found.append((head, part))
            waiting.append((name, part))
    return found[:PARTS]


def _one(error, trace, room):
    """Return one error without what it came of: frames, message, notes."""
    end = _message(error, room // 2) + u"\n"
    notes = getattr(error, "__notes__", None)
    if isinstance(notes, (list, tuple)):
        for note in notes[:NOTES]:
            end += redact.to_text(note, max(room // 10, 60)) + u"\n"
        if len(notes) > NOTES:
            end += u"[... %d notes left out ...]\n" % (len(notes) - NOTES)
    return _frames(trace, room - len(end)) + end


def _message(error, room):
    if isinstance(error, SyntaxError):
        # With the line that cannot be read.
        lines = traceback.format_exception_only(type(error), error)
        return redact.to_text(u"".join(map(redact.to_text, lines)), room).rstrip()
    return redact.shorten(redact.describe_error(error), room)


def _frames(trace, room):
    """Return the first and last frames for which there is room; one at the least."""
    first, last, count = [], deque(maxlen=LAST), 0
    while trace is not None:
        if count < FIRST:
            first.append(trace)
        else:
            last.append(trace)
        count += 1
        trace = trace.tb_next
    frames = first + list(last)
    tail = _fitting(reversed(frames), room * 2 // 3) or [_say(f) for f in frames[-1:]]
    head = _fitting(frames[: len(frames) - len(tail)], room - sum(map(len, tail)))
    left_out = count - len(head) - len(tail)
    note = [u"  [... %d frames left out ...]\n" % left_out] if left_out else []
    return u"".join(head + note + tail[::-1])


def _fitting(frames, room):
    """Return the texts of as many frames as there is room for, the first ones."""
    found = []
    for frame in frames:
        text = _say(frame)
        room -= len(text)
        if room < 0:
            break
        found.append(text)
    return found


def _say(frame):
    (text,) = traceback.format_list(traceback.extract_tb(frame, 1))
    return redact.to_text(text)


def _trace(error):
    return getattr(error, "__traceback__", None)
