"""Make a database on Plone 5.2 for tests/process/test_migration.py; run by Python 2.7.

Usage: python -m collective.cron.tests.support.migration.old FOLDER

Leaves in FOLDER/data the data of a worker that was killed in the middle of its work,
and in FOLDER/before.json what the probe said of them last.
"""

from collective.cron.tests.support.processes import programs
from collective.cron.tests.support.processes import systems

import io
import json
import os
import shutil
import sys


PARALLEL = 2  # so that two long tasks keep all others waiting


def main(folder):
    programs.PROCESSES.setUp()
    system = systems.single(COLLECTIVE_CRON_PARALLEL=str(PARALLEL))
    try:
        _fill(system)
        system.start()
        before = _work(system)
        system.web.kill()
    except BaseException:
        system.show_logs()
        raise
    # The index is of no use to another Python, and is made anew.
    shutil.copytree(
        system.data, os.path.join(folder, "data"), ignore=lambda *_: ["Data.fs.index"]
    )
    with io.open(os.path.join(folder, "before.json"), "wb") as stored:
        stored.write(json.dumps(before).encode("ascii"))
    system.close()


def _fill(system):
    script = os.path.join(os.path.dirname(__file__), "old_site.py")
    conf = os.path.join(system.web.folder, "etc", "zope.conf")
    command = [programs.executable("zconsole"), "run", conf, script]
    changes = {"COLLECTIVE_CRON_WORKER": "off"}
    filler = programs.Process("fill", command, system.home, None, changes).start()
    filler.wait_gone(programs.START)
    if filler.popen.returncode:
        raise AssertionError("the site could not be filled\n" + filler.tail())


def _work(system):
    """Let tasks run, two of them without end; return what the probe says then."""
    client = system.client
    uids = dict((name, uid) for uid, name in _names(client.probe()).items())
    for name in ("minutely", "warns", "fails", "theirs"):
        client.probe("run", uid=uids[name])

    def all_ran():
        backends = client.probe()["backends"]
        return all(
            backends[uids[name]]["results"]
            for name in ("minutely", "warns", "fails", "theirs")
        )

    programs.wait_for(all_ran, 60, "four tasks have run")
    for name in ("once", "again"):
        client.probe("schedule", uid=uids[name], seconds=0)

    def both_run():
        states = client.probe()["states"]
        return states[uids["once"]]["runs"] and states[uids["again"]]["runs"]

    programs.wait_for(both_run, 60, "two long tasks run")
    # What is edited while it runs neither waits for the run nor stops it.
    client.call("PATCH", "jobs/again", seconds=0.1)
    client.probe("run", uid=uids["waits"])
    return client.probe()


def _names(probe):
    return dict(
        (uid, backend["path"].split("/")[-1])
        for uid, backend in probe["backends"].items()
    )


if __name__ == "__main__":
    main(sys.argv[1])
