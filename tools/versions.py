"""Turn a list of installed distributions on stdin into buildout's [versions]."""
import sys


print("[versions]")
for line in sys.stdin:
    name, found, version = line.strip().partition("==")
    if found and name != "collective.cron":
        print("{} = {}".format(name, version))
