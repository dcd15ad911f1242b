"""The figures that are kept: a file of text for each platform, one figure a line."""

from bench.guard.figures import Figure
from collections import OrderedDict

import datetime
import io
import os


HEAD = u"""\
# Figures of "make bench": CHECK=1 compares with them, BASELINE=1 makes them anew.
# Counts with the bounds in which they are the same; ratios with the middle half of
# what was measured in turns, or - if once, or over a loop for want of a control.
"""


def read(path, sections=()):
    """Return {(section, name): Figure} of the sections, of all if none is named."""
    found = {}
    for section, (_conditions, lines) in _read(path).items():
        if sections and section not in sections:
            continue
        for line in lines:
            figure = _figure(section, line)
            found[section, figure.name] = figure
    return found


def keep(path, figures, conditions):
    """Write the figures; those of sections that are not among them stay."""
    kept = _read(path) if os.path.exists(path) else OrderedDict()
    today = datetime.date.today().isoformat()
    made = OrderedDict()
    for figure in figures:
        lines = made.setdefault(figure.section, ("%s, %s" % (today, conditions), []))
        lines[1].append(_line(figure))
    kept.update(made)
    with io.open(path, "w", encoding="utf-8") as stream:
        stream.write(HEAD)
        for section, (said, lines) in kept.items():
            stream.write(u"\n[%s] %s\n" % (section, said))
            stream.write(u"".join(u"%s\n" % line for line in lines))


def _read(path):
    """Return {section: (date and conditions, lines)}, in the order of the file."""
    found = OrderedDict()
    with io.open(path, encoding="utf-8") as stream:
        for line in stream.read().splitlines():
            if line.startswith(u"["):
                section, _end, said = line[1:].partition(u"] ")
                found[str(section)] = said, []
                lines = found[str(section)][1]
            elif line and not line.startswith(u"#"):
                lines.append(line)
    return found


def _line(figure):
    numbers = [_text(figure.middle), _text(figure.low), _text(figure.high)]
    return u"%10s %10s %10s  %s" % tuple(numbers + [figure.name])


def _text(value):
    if value is None:
        return u"-"
    # Four digits that mean something; of a count all.
    return u"%d" % value if value == int(value) else u"%.4g" % value


def _figure(section, line):
    words = line.split(None, 3)
    numbers = [None if word == u"-" else float(word) for word in words[:3]]
    return Figure(section, str(words[3]), *(numbers + [None, None]))
