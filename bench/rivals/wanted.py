"""What is to be measured, as the environment says."""

from bench.common import QUICK

import os


def _number(name, default):
    return int(os.environ.get(name) or default)


ONLY = (os.environ.get("ONLY") or "").split()
AGAIN = bool(os.environ.get("AGAIN"))  # in place of what was found of these before
COUNT = _number("COUNT", 200 if QUICK else 1000)  # schedules of each system
ROUNDS = _number("ROUNDS", 1 if QUICK else 3)
KILLS = _number("KILLS", 1 if QUICK else 3)
MINUTES = _number("MINUTES", 2)  # with nothing to do, in each span
SPANS = _number("SPANS", 1 if QUICK else 3)
RUNS = _number("RUNS", 2 if QUICK else 6)  # single ones, one each minute
PARTS = (os.environ.get("PARTS") or "killing quiet rounds").split()
