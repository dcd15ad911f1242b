"""Lines of text in bounded memory: the first and the last ones are kept."""

from collections import deque
from collective.cron.text import redact


class Lines(object):
    """What a task says, however much: `first` and `last` lines of it, each cut."""

    def __init__(self, first, last, longest):
        self.first = []
        self.room = first
        self.last = deque(maxlen=last)
        self.longest = longest
        self.count = 0

    def add(self, value, head=u""):
        """Add a line; `head` stands before it and is not cut. Never raises."""
        line = head + redact.to_text(value, self.longest)
        kept = self.first if len(self.first) < self.room else self.last
        kept.append(line)
        self.count += 1

    def get(self):
        """Return the lines as a tuple, with a note of how many are missing."""
        left_out = self.count - len(self.first) - len(self.last)
        note = [u"[... %d lines left out ...]" % left_out] if left_out else []
        return tuple(self.first + note + list(self.last))

    def newest(self, count):
        """Return the newest ones, a tuple of at most so many."""
        return tuple((self.first + list(self.last))[-count:])

    def copy(self):
        copy = Lines(self.room, self.last.maxlen, self.longest)
        copy.first, copy.count = list(self.first), self.count
        copy.last.extend(self.last)
        return copy
