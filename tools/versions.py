"""Turn a list of installed distributions on stdin into buildout's [versions]."""
import sys


print("[versions]")
for line in sys.stdin:
    name, found, version = line.strip().partition("==")
    if found and name != "collective.cron":
        # Some buildouts know a distribution only as those that need it spell it.
        for spelling in sorted({name, name.replace("_", "-")}):
            print("{} = {}".format(spelling, version))
