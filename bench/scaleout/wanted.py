"""What is to be measured, as the environment says."""

from bench.common import QUICK

import os


def _numbers(name, default):
    return [int(word) for word in (os.environ.get(name) or default).split()]


DATABASE = os.environ.get("DATABASE") or "zeo"
QUEUE = os.environ.get("QUEUE") or ""  # redis: not in the PostgreSQL of RelStorage
WORKERS = _numbers("WORKERS", "1 2" if QUICK else "1 2 4")
THREADS = _numbers("THREADS", "5")  # of each worker
ALL_KINDS = ("nothing", "little", "much", "grouped", "wait")  # see kinds.py
KINDS = (os.environ.get("KINDS") or "nothing little much wait").split()
RUNS = int(os.environ.get("RUNS") or (60 if QUICK else 200))
ROUNDS = int(os.environ.get("ROUNDS") or (1 if QUICK else 3))
ADDING = ("much", "grouped")  # kinds of tasks that add a document
WAIT = float(os.environ.get("WAIT") or 0.1)  # seconds that a task of that kind waits
SITES = _numbers("SITES", "")
SIZE = os.environ.get("SIZE") or "small"
TASKS = int(os.environ.get("TASKS") or (500 if QUICK else 10000))  # of SIZE=big
RESULTS = int(os.environ.get("RESULTS") or 10)  # of each of them


def mistake():
    """Return what is not understood of it, or None."""
    for kind in KINDS:
        if kind not in ALL_KINDS:
            return "KINDS=%s is not known -- some of: %s" % (kind, " ".join(ALL_KINDS))
    if DATABASE not in ("zeo", "relstorage"):
        return "DATABASE=%s is not known -- zeo or relstorage" % DATABASE
    if RUNS < 10 * max(SITES + [1]):
        return "RUNS=%d are too few -- ten for each site" % RUNS
    return None
