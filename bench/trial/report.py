"""Report: what a trial saw of each type, as one table at its end."""

WELL, SAME, EMPTY, KILLED = "well", "dry = real", "2nd: no more", "killed = whole"
OBJECTS, MEGABYTES, SECONDS = "most objects", "MB grown", "seconds"
CHECKS = (WELL, SAME, EMPTY, KILLED)
HEADS = CHECKS + (OBJECTS, MEGABYTES, SECONDS)


class Report(object):
    """`wrong`: what was not so, as texts."""

    def __init__(self, platform, count):
        self.begins = ("%d" % count, platform)
        self.rows, self.wrong = [], []

    def begin(self, type_name):
        """Go on to this type: what is noted then belongs to it."""
        self.type_name, self.row = type_name, {}
        self.rows.append((type_name, self.row))

    def check(self, head, is_so, what):
        """Note whether something is so; `what`: is said if not."""
        self.row[head] = self.row.get(head, True) and bool(is_so)
        if not is_so:
            self.wrong.append("%s: %s" % (self.type_name, what))
            print("    WRONG: %s" % self.wrong[-1])

    def measure(self, head, value):
        """Note a number, if it is the largest."""
        self.row[head] = max(self.row.get(head, value), value)

    def lines(self):
        """Return the lines of the table."""
        texts = [("type", "objects", "platform") + HEADS]
        for type_name, row in self.rows:
            cells = tuple(_text(row.get(head)) for head in HEADS)
            texts.append((type_name,) + self.begins + cells)
        widths = [max(len(one) for one in column) for column in zip(*texts)]
        return [
            "  ".join(one.ljust(width) for one, width in zip(line, widths)).rstrip()
            for line in texts
        ]


def _text(value):
    if isinstance(value, bool):
        return "yes" if value else "NO"
    return "-" if value is None else "%d" % round(value)
