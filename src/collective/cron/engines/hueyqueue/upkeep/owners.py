"""Owners: the databases that use a store, as each of them says there.

A database writes a record under its identity, with its newest mark and when it was
there. A living record with a mark that this database never made is of another one that
has the same identity: one of them is a copy, and the one that notices makes itself a
new identity. It does so before it takes a message, and queues everything anew, so
which one it is makes no difference to the jobs. In doubt it is another one: that costs
no more than queuing.
"""

from collective.cron import clock
from collective.cron.engines import environment
from collective.cron.engines.hueyqueue.stores import place
from collective.cron.engines.hueyqueue.wait_for_commits import catch_up
from collective.cron.memory import installation
from collective.cron.text.rare_lines import lines
from datetime import timedelta

import json
import logging


KEY = "cron-owner:%s:%s"  # identity of a database, mark of a secret
TOLERANCE = timedelta(seconds=10)


def settle(shared, secret, begins=False):
    """Return the Place of this database in the store, and whether it is a new one.

    `shared`: the storage under the name that all databases see. `begins`: a worker
    starts, and makes a mark whatever the time is. Writes the record.
    """
    records = read_records(shared)
    # What the store knows of us has been committed; it is to be known here too.
    catch_up()
    given = place.given_identity()
    identity, mark, was = installation.change(
        lambda installed: _decide(installed, records, given, begins)
    )
    if was is not None:
        _tell(was, identity, given)
    found = place.Place(identity, secret)
    record = {
        "mark": mark,
        "seen": clock.to_iso(clock.now()),
        "every": environment.tick_seconds(),
    }
    raw = json.dumps(record, sort_keys=True).encode("ascii")
    shared.put_data(KEY % (identity, found.mark), raw)
    return found, was is not None


def _decide(installed, records, given, begins):
    """Return identity, newest mark, and the identity that it shared with another."""
    identity, was = given or installed.identity, None
    if any(
        record["identity"] == identity
        and not installed.knows(record["mark"])
        and is_living(record)
        for record in records
    ):
        was = identity
        if not given:
            installed.renew()
            identity = installed.identity
    return identity, installed.make_mark(begins or was is not None), was


def _tell(was, identity, given):
    if given:
        line = (
            "two databases use one queue as %s, and take each other's jobs: give each "
            "of them a %s of its own" % (was, place.VARIABLE)
        )
    else:
        line = (
            "another database uses the queue as %s, and one of the two is a copy: this "
            "one is %s from now on, and all its jobs are queued again" % (was, identity)
        )
    lines.say(("owner", was), logging.ERROR, line)


def read_records(shared):
    """Return the records of all databases in a store, dicts with `key`, `identity`."""
    found = []
    for key in shared.keys():
        if key.startswith(KEY.split(":")[0]) and key.count(":") == 2:
            record = _read(shared.peek_data(key))
            if record is not None:
                _prefix, identity, secret_mark = key.split(":")
                record.update(key=key, identity=identity, secret_mark=secret_mark)
                found.append(record)
    return found


def is_living(record):
    """Tell whether a record is of a database that was there a moment ago."""
    # Neither is one that will have been there in a future: then a clock was wrong.
    age = abs(clock.now() - record["seen"])
    return age < 3 * timedelta(seconds=record["every"]) + TOLERANCE


def _read(raw):
    try:
        record = json.loads(bytes(raw).decode("ascii"))
        return {
            "mark": str(record["mark"]),
            "seen": clock.from_iso(record["seen"]),
            "every": float(record["every"]),
        }
    except (ValueError, TypeError, KeyError):
        # Not written by us, or taken away in the meantime.
        return None
