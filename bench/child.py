"""One process of the benchmark: python -m bench.child GROUP HOME SECTION...

Starts Zope in HOME, measures the sections, leaves rows and figures in HOME/rows.json.
"""

from bench import instance

import importlib
import json
import os
import sys


def main(group, home, sections):
    """Measure; what is found is moved into place, so that it is complete."""
    database = instance.start(home)
    open(os.path.join(home, "ready"), "w").close()
    module = importlib.import_module("bench.%s" % group)
    found = module.measure(database, sections)
    path = os.path.join(home, "rows.json")
    with open(path + ".new", "w") as stream:
        json.dump(found, stream)
    os.rename(path + ".new", path)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
    sys.stdout.flush()
    # Threads of a dispatcher may hold a database open; nothing of it is kept.
    os._exit(0)
