"""What became of each figure since it was kept, and which of that is bad."""

from collections import namedtuple


WORSE, BETTER, NEW, GONE = "worse", "better", "not kept", "not measured"
# A ratio is worse if the two middle halves do not overlap and it is more than this
# share over what it was; twice as much, if one of them was measured once, or over a
# loop: a busy machine took 1.7 times as long for the same line of code.
SHARE, ONCE = 0.15, 1.0


class Finding(namedtuple("Finding", "kind section name before now")):
    """A figure that is not as it was; `before` or `now` is None where it is missing."""

    __slots__ = ()

    @property
    def is_bad(self):
        """Whether it is to be looked at: a figure that is missing guards nothing."""
        return self.kind != BETTER


def compare(kept, figures):
    """Return the findings; `kept`: {(section, name): Figure}."""
    measured = dict(((one.section, one.name), one) for one in figures)
    found = []
    for key in sorted(set(kept) | set(measured)):
        before, now = kept.get(key), measured.get(key)
        kind = _kind(before, now)
        if kind is not None:
            found.append(Finding(kind, *(key + (before, now))))
    return found


def _kind(before, now):
    if before is None:
        return NEW
    if now is None:
        return GONE
    if now.exact:
        return WORSE if now.middle > before.high else _better(now.middle < before.low)
    small, large = (now, before) if now.at_least else (before, now)
    if _is_more(large, small):
        return WORSE
    return _better(_is_more(small, large))


def _better(is_so):
    return BETTER if is_so else None


def _is_more(one, other):
    """Tell whether a ratio is more than another one beyond the noise."""
    if one.low is None or other.high is None:
        return one.middle > other.middle * (1 + ONCE)
    return one.low > other.high and one.middle > other.middle * (1 + SHARE)


def doubtful(found):
    """Return the sections that have to be measured again before they are called worse.

    A count is what it is.
    """
    worse = [one for one in found if one.kind == WORSE and not one.now.exact]
    return sorted(set(one.section for one in worse))


def both(first, again, sections):
    """Return the findings, of these sections only what was worse both times."""
    twice = set(one[:3] for one in again if one.kind == WORSE)
    return [
        one
        for one in first
        if one.kind != WORSE or one.section not in sections or one[:3] in twice
    ]


def lines(found, path):
    """Yield what is said of them."""
    for one in found:
        said = "%s: %s: %s" % (one.kind.upper(), one.section, one.name)
        yield "%s: %s before, %s now" % (said, _say(one.before), _say(one.now))
    if not found:
        yield "Nothing differs from %s beyond the noise" % path
    elif any(one.kind != WORSE for one in found):
        yield "Is it meant? Then say BASELINE=1, which writes %s" % path


def _say(figure):
    if figure is None:
        return "-"
    text = "%.6g" % figure.middle
    if figure.low is None or figure.low == figure.high:
        return text
    return "%s (%.6g to %.6g)" % (text, figure.low, figure.high)
