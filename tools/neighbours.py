"""Import packages that share a namespace, in each order: neighbours.py NAME...

Each two of them come first once, and there are hundred orders of chance. Each order is
tried in a process of its own, as Python is after its start: that is when .pth files of
the packages have had their say.
"""
import importlib
import itertools
import os
import random
import sys


NAMESPACE = "collective"


def orders(names):
    """Yield lists with all the names."""
    for first in itertools.permutations(names, 2):
        yield list(first) + [name for name in names if name not in first]
    chance = random.Random(1)
    for _ in range(100):
        yield chance.sample(names, len(names))


def in_a_child(work):
    """Return what the function returns when it is called in a process of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        with os.fdopen(writing, "w") as stream:
            stream.write(work())
            stream.flush()
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as stream:
        said = stream.read()
    os.waitpid(child, 0)
    return said


def missing(names):
    """Import them; return in one line which are not found, and in what order."""
    for name in names:
        try:
            importlib.import_module(name)
        except Exception as error:
            return "%s: %s (%s)" % (" ".join(names), name, error)
    return "fine"


def needed(names):
    """Import them; return what came along from elsewhere, so that it is loaded once."""
    missing(names)
    return " ".join(n for n in sys.modules if n.split(".")[0] != NAMESPACE)


def main(names):
    for name in in_a_child(lambda: needed(names)).split():
        try:
            importlib.import_module(name)
        except Exception:  # such as one that a library makes itself
            continue
    count = 0
    for order in orders(names):
        said = in_a_child(lambda: missing(order))
        if said != "fine":
            sys.exit("NOT IMPORTED after %d orders: %s" % (count, said or "crashed"))
        count += 1
    print("%d packages in %d orders" % (len(names), count))


main(sys.argv[1:])
