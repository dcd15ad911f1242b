"""Which task is meant: by path in the site, UUID, or an id that only one has."""

from collective.cron.commandline.answer import NOT_THERE
from collective.cron.commandline.answer import Stopped


def pick(candidates, text):
    """Return the one that is meant of (uid, path in the site, what is returned)."""
    text = text.rstrip(u"/") or text
    for uid, path, found in candidates:
        if text in (uid, path):
            return found
    named = [one for one in candidates if one[1].rpartition(u"/")[2] == text]
    if len(named) == 1:
        return named[0][2]
    if named:
        paths = u", ".join(sorted(path for _uid, path, _found in named))
        raise Stopped(u"%s: which one? %s" % (text, paths), NOT_THERE)
    raise Stopped(u"%s: there is no such task" % text, NOT_THERE)
