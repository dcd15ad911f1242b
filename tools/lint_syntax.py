"""Compile every module under the folders with the Python that runs this."""
from __future__ import print_function

from itertools import chain

import os
import sys


# What runs in environments of Python 3 alone, and has coroutines.
OTHERS = os.path.join("bench", "rivals", "programs")


def broken(folders):
    """Yield one message for each module that does not compile."""
    for parent, _, names in chain.from_iterable(map(os.walk, folders)):
        if parent == OTHERS:
            continue
        for name in sorted(names):
            path = os.path.join(parent, name)
            if not name.endswith(".py"):
                continue
            try:
                with open(path, "rb") as module:
                    compile(module.read(), path, "exec")
            except SyntaxError as error:
                yield "{}:{}: {}".format(path, error.lineno, error.msg)


messages = list(broken(sys.argv[1:]))
print("\n".join(messages), end="\n" if messages else "")
sys.exit(bool(messages))
