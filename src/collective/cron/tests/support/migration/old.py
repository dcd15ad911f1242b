"""Make a database on Plone 5.2 for tests/process/test_migration.py; run by Python 2.7.

Usage: python -m collective.cron.tests.support.migration.old FOLDER

Leaves in FOLDER/data the data of a worker that was killed in the middle of its work,
and in FOLDER/before.json what the probe said of them last.
"""

from collective.cron.tests.support.migration import queue_in_use
from collective.cron.tests.support.processes import programs
from collective.cron.tests.support.processes import systems

import io
import json
import os
import shutil
import sys


def main(folder):
    programs.PROCESSES.setUp()
    system = systems.single(**queue_in_use.FULL)
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
    uids = queue_in_use.uids(client.probe())
    for name in ("minutely", "warns", "fails", "theirs"):
        client.probe("run", uid=uids[name])

    def all_ran():
        backends = client.probe()["backends"]
        return all(
            backends[uids[name]]["results"]
            for name in ("minutely", "warns", "fails", "theirs")
        )

    programs.wait_for(all_ran, 60, "four tasks have run")
    return queue_in_use.leave(client)


if __name__ == "__main__":
    main(sys.argv[1])
