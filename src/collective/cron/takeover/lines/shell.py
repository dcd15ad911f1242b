"""A line for a shell, taken apart: its commands, each a list of words."""

from collections import namedtuple
from collective.cron.takeover.entry import NotTaken
from six import ensure_str
from six import ensure_text

import os
import re
import shlex


OPERATORS = u";&|\n"
REDIRECTED = re.compile(r"[\d&]?(?:>>?|<)(?:&\d|&-)?(.*)\Z")
ASSIGNED = re.compile(r"[A-Za-z_]\w*=")
VARIABLE = re.compile(r"\$(?:\{(\w+)\}|(\w+))")
# What starts another command, and its options that take a value.
AROUND = {
    "sudo": ("-u", "-g"),
    "nice": ("-n",),
    "ionice": ("-c", "-n", "-p"),
    "timeout": ("-k", "-s"),
    "flock": ("-w", "-E"),
    "env": ("-u",),
    "time": (),
    "chronic": (),
    "cronic": (),
    "exec": (),
    "nohup": (),
    "setlock": (),
}
TAKES_ONE = ("timeout", "flock", "setlock")  # an argument before the command
SHELLS = ("sh", "bash", "dash", "su", "flock")
DEEPEST = 3


class Command(namedtuple("Command", "words piped")):
    """`words`: the program first, without its folder; `piped`: it reads another's."""

    __slots__ = ()


def commands_in(line, variables=(), depth=0):
    """Return the Commands of a line; raise NotTaken where it cannot be told.

    `variables`: {name: value} that were set before.
    """
    known, found = dict(variables), []
    for text, piped in _parts(line):
        words = [_without_variables(word, known) for word in _words(text)]
        words = _without_redirections(words)
        while words and ASSIGNED.match(words[0]):
            name, _sign, value = words.pop(0).partition(u"=")
            known[name] = value
        inner = _inner(words)
        if inner is not None and depth < DEEPEST:
            found.extend(commands_in(inner, known, depth + 1))
            continue
        words = _without_what_is_around(words)
        if words:
            words[0] = os.path.basename(words[0])
            found.append(Command(words, piped))
    return found


def _parts(line):
    """Yield (text, whether it reads the one before) between operators."""
    quote, begin, at, piped = None, 0, 0, False
    while at < len(line):
        sign = line[at]
        if sign == u"\\" and quote != u"'":
            at += 1
        elif quote:
            quote = None if sign == quote else quote
        elif sign in u"'\"":
            quote = sign
        elif sign in OPERATORS and not _is_of_redirection(line, at):
            yield line[begin:at], piped
            piped = sign == u"|" and line[at + 1 : at + 2] != u"|"
            while line[at + 1 : at + 2] in (u"&", u"|", u";"):
                at += 1
            begin = at + 1
        at += 1
    yield line[begin:], piped


def _is_of_redirection(line, at):
    near = line[at - 1 : at] + line[at + 1 : at + 2]
    return line[at] == u"&" and u">" in near


def _words(text):
    try:
        words = shlex.split(ensure_str(text), comments=False)
    except ValueError:
        # Not shown: there may be a password in it.
        raise NotTaken(u"a quote in it has no end")
    return [ensure_text(word) for word in words]


def _without_variables(word, known):
    return VARIABLE.sub(
        lambda found: known.get(found.group(1) or found.group(2), found.group(0)), word
    )


def _without_redirections(words):
    left, is_target = [], False
    for word in words:
        found = REDIRECTED.match(word)
        if is_target:
            is_target = False
        elif found:
            is_target = not found.group(1) and u"&" not in word
        else:
            left.append(word)
    return left


def _inner(words):
    """Return the line that a shell is given as -c, or None."""
    names = [os.path.basename(word) for word in words]
    if not any(name in SHELLS for name in names[:3]):
        return None
    for at, word in enumerate(words[:-1]):
        if word in (u"-c", u"-lc"):
            return words[at + 1]
    return None


def _without_what_is_around(words):
    words = list(words)
    while words and os.path.basename(words[0]) in AROUND:
        around = os.path.basename(words.pop(0))
        while words and (words[0].startswith(u"-") or ASSIGNED.match(words[0])):
            if words.pop(0) in AROUND[around] and words:
                words.pop(0)
        if around in TAKES_ONE and words:
            words.pop(0)
    return words
