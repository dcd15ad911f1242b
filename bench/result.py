"""Storing one result, with the pruning that goes with it."""

from bench import tasks
from bench.common import median
from bench.common import QUICK
from bench.common import rounds
from bench.common import row
from bench.common import written
from BTrees.OOBTree import OOBTree
from collective.cron import clock
from collective.cron.content import result_writer
from datetime import timedelta
from persistent.mapping import PersistentMapping

import transaction


STORES = 120  # a bucket of a tree is split every thirty
GOAL = 3000
MANY = 2000 if QUICK else 10000
ORIGINAL = {"few": "99 to 122 kB", "limit": "99 to 122 kB", "many": "445 kB + 804 kB"}


def measure(database, sections):
    """Return the rows for few results, for the default limit, and for many."""
    tasks.wire()
    with tasks.open_site() as site:
        folder = site[tasks.FOLDER]
        names = tasks.add_tasks(site, 3)
        few, limit, many = [folder[name] for name in names]
        many.keep_results = MANY
        cases = [
            ("few", "near-empty", few, OOBTree()),
            ("limit", "100 there, one pruned", limit, OOBTree()),
            ("many", "%s there, one pruned" % format(MANY, ",d"), many, OOBTree()),
        ]
        # A little more than is kept, so that the oldest buckets are half pruned too.
        tasks.fill_results(limit, 130)
        tasks.fill_results(many, MANY + 130)
        for _key, _title, task, tree in cases:
            control = site._p_jar.root()["bench-%s" % task.getId()] = tree
            _fill(control, len(task.results_folder()))
        transaction.commit()
        seconds = dict((case[0], ([], [])) for case in cases)
        sizes = dict((case[0], ([], [])) for case in cases)
        for _number in range(rounds(STORES)):
            for key, _title, task, tree in cases:
                _store_both(database.storage, task, tree, seconds[key], sizes[key])
        for key, count in (("limit", 100), ("many", MANY)):
            if len(dict((c[0], c[2]) for c in cases)[key].results_folder()) != count:
                raise RuntimeError("%d results were to be kept" % count)
    rows = []
    for key, title, _task, _tree in cases:
        rows += _rows(key, title, seconds[key], sizes[key])
    return rows


def _store_both(storage, task, tree, seconds, sizes):
    """Store the same values as a result and, as the control, as a mapping."""
    values = tasks.result_values(clock.now())
    pruned = len(task.results_folder()) >= task.keep_results

    def control():
        tree[_key(values["end"])] = PersistentMapping(values)
        if pruned:
            del tree[tree.minKey()]

    ours = lambda: result_writer.record(task, **values)  # noqa: E731
    for side, store in enumerate((ours, control)):
        spent, size = written(storage, store)
        seconds[side].append(spent)
        sizes[side].append(size)


def _fill(tree, count):
    now = clock.now()
    for number in range(count, 0, -1):
        values = tasks.result_values(now - timedelta(minutes=number))
        tree[_key(values["end"])] = PersistentMapping(values)
        if number % 500 == 0:
            transaction.commit()
    transaction.commit()


def _key(instant):
    return instant.strftime("%Y%m%d%H%M%S%f")


def _rows(key, title, seconds, sizes):
    return [
        row(
            "result",
            "store one, %s: median" % title,
            median(sizes[0]),
            median(sizes[1]),
            "B",
            goal=GOAL,
            original=ORIGINAL[key],
            each=sizes,
        ),
        row(
            "result",
            "  mean of %d" % len(sizes[0]),
            sum(sizes[0]) / len(sizes[0]),
            sum(sizes[1]) / len(sizes[1]),
            "B",
            goal=GOAL,
        ),
        row("result", "  largest", max(sizes[0]), max(sizes[1]), "B", goal=GOAL),
        row(
            "result",
            "  time with commit",
            median(seconds[0]) * 1000,
            median(seconds[1]) * 1000,
            "ms",
            original="ratio 58 to 118",
            each=seconds,
        ),
    ]
