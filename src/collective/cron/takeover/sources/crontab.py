"""The lines of a system's crontab that call a site."""

from collective.cron.takeover.entry import Entry
from collective.cron.takeover.entry import NotTaken
from collective.cron.takeover.lines import commands
from six import ensure_text

import json
import re


SOURCE = u"crontab"
VARIABLE = re.compile(r"([A-Za-z_]\w*)\s*=\s*(.*)\Z")
NEVER = u"it runs when the machine starts, and no schedule says that"
SHORT = u"a line has five fields and a command"
ZONES = ("CRON_TZ",)  # cronie's; Debian's cron knows none
USER = re.compile(r"[a-z_][a-z0-9_.-]*\$?\Z", re.I)
PERCENT = re.compile(r"(?<!\\)%.*\Z", re.DOTALL)


def read(text, places):
    """Yield an Entry for each line of a crontab that is one.

    A column of users, as in /etc/crontab, is no part of the command, and passed over.
    `places`: addresses.Places.
    """
    variables, seen = {}, {}
    for number, line in enumerate(ensure_text(text).splitlines(), 1):
        line = line.strip()
        if not line or line.startswith(u"#"):
            continue
        found = VARIABLE.match(line)
        if found:
            variables[found.group(1)] = found.group(2).strip().strip(u"\"'")
            continue
        entry = _entry(line, number, variables, places)
        count = seen[entry.origin] = seen.get(entry.origin, 0) + 1
        if count > 1:
            entry = entry._replace(
                origin=u"%s (%d)" % (entry.origin, count),
                why=entry.why or u"it is the same as a line above",
            )
        yield entry


def zone_in(text):
    """Return the time zone that a crontab names for its lines, or None."""
    for line in ensure_text(text).splitlines():
        found = VARIABLE.match(line.strip())
        if found and found.group(1) in ZONES:
            return found.group(2).strip().strip(u"\"'")
    return None


def _without_user(command):
    """Return a command without a user before it, which only some crontabs have."""
    first, _space, rest = command.partition(u" ")
    second = (rest.split(None, 1) or [u""])[0]
    is_user = USER.match(first) and first not in commands.KNOWN
    return rest if is_user and (u"/" in second or second in commands.KNOWN) else command


def _entry(line, number, variables, places):
    count = 1 if line.startswith(u"@") else 5
    parts = line.split(None, count)
    periodicity = u" ".join(parts[:count])
    command = _without_user(parts[count] if len(parts) > count else u"")
    entry = Entry(SOURCE, line, u"line %d" % number, u"", periodicity)
    try:
        if not command:
            raise NotTaken(SHORT)
        if periodicity == u"@reboot":
            raise NotTaken(NEVER)
        command = PERCENT.sub(u"", command).replace(u"\\%", u"%")
        call, user = commands.call_in(command, variables, places)
        # Not the line: a digest of that would tell who knows the rest its password.
        known = [periodicity, call.type, call.settings]
        origin = ensure_text(json.dumps(known, sort_keys=True))
        return entry._replace(call=call, user=user, origin=origin)
    except NotTaken as error:
        return entry._replace(why=error.why)
