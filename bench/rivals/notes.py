"""What the runs of a system noted, and what that says. Pure, but for reading."""

from collections import Counter
from collections import namedtuple


Note = namedtuple("Note", "at what number")


def read(path):
    """Return the Notes in a file that may not be there yet."""
    try:
        with open(path) as stream:
            text = stream.read()
    except IOError:
        return []
    # What stands behind the last end of a line is not whole.
    return [parse(line) for line in text.split("\n")[:-1]]


def parse(line):
    """Return the Note of a line."""
    at, what, number = line.split()
    return Note(float(at), what, int(number))


def since(found, at):
    """Return those of this instant or later."""
    return [one for one in found if one.at >= at]


def numbers(found, what):
    """Return {number: how often}, of one kind of notes."""
    return Counter(one.number for one in found if one.what == what)


def burst(found, due, count):
    """Return figures of so many runs that were due at an instant; None: not all ended.

    `first`: seconds until one has begun; `seconds`: from then until all have ended.
    """
    own = [one for one in since(found, due) if 0 <= one.number < count]
    ended = numbers(own, "ended")
    if len(ended) < count:
        return None
    first = min(one.at for one in own if one.what == "began")
    return {
        "seconds": max(one.at for one in own if one.what == "ended") - first,
        "first": first - due,
        "more": sum(ended.values()) - count,
    }


def after_kill(found, count):
    """Return what became of so many tasks, each due once, of which some were killed.

    `lost`: never begun; `doubled`: begun more than once; `cut`: begun, never ended.
    """
    began, ended = numbers(found, "began"), numbers(found, "ended")
    return {
        "lost": sum(not began[number] for number in range(count)),
        "doubled": sum(began[number] > 1 for number in range(count)),
        "cut": sum(0 < began[n] and not ended[n] for n in range(count)),
    }


def lateness(found, number):
    """Return by how many seconds each run was late that is due each full minute."""
    return [
        one.at % 60 for one in found if one.what == "began" and one.number == number
    ]
