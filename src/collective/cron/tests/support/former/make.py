"""Make the archive and the list of names in `fixtures`, for the Plone that runs this.

    .venv/plone-5.2/bin/python -m collective.cron.tests.support.former.make
    .venv/plone-6.2/bin/python -m collective.cron.tests.support.former.make

Those that are there were made by the code of commit e67b080, the last one before its
modules moved into rooms. They are worth something because they are old: do not make
them anew, unless it is from a checkout of the version that they stand for.
"""

from collective.cron.tests.support.former import fill
from collective.cron.tests.support.former import former
from collective.cron.tests.support.former import stored_names
from collective.cron.tests.support.processes import config
from collective.cron.tests.support.processes import programs
from collective.cron.tests.support.processes import systems
from contextlib import closing
from six import PY2
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage

import io
import json
import os
import re
import shutil
import time


# Made anew when it is missing, or from before the database was packed.
LEFT_OUT = re.compile(r"\.(index|lock|tmp|old)\b")


def main():
    # Types that stay where they are, whatever becomes of the tests.
    os.environ["CRON_TEST_PROFILES"] = "collective.cron:demo"
    programs.PROCESSES.setUp()
    system = systems.System("former")
    try:
        before, redis = _live(system)
    except BaseException:
        system.show_logs()
        raise
    _pack_database(system)
    _store(system, before, redis)
    system.close()


def _live(system):
    """Let the system live; return what it said last, and what is in Redis or None."""
    worker = _begin(system, config.WORKER)
    fill.first_day(system.client)
    worker.kill()
    worker = _begin(system, config.WORKER)
    fill.second_day(system.client)
    worker.kill()
    # Now nobody runs jobs. What is asked for stays in the queue.
    client = _begin(system, config.CLIENT)
    fill.third_day(system.client)
    messages = {"queue": fill.queued(system.client, "asked", "census")}
    redis = None
    if not PY2:
        client.stop()
        redis, messages["redis"] = _use_redis(system)
        client = _begin(system, config.CLIENT)
    before = fill.describe(system.client)
    client.stop()
    return dict(before, messages=messages), redis


def _use_redis(system):
    """Queue something in Redis; return what is in it, and what the port says of it."""
    from collective.cron.tests.support.former import redis_messages
    from collective.cron.tests.support.processes.redis_server import RedisServer

    server = RedisServer()
    try:
        client = _begin(system, config.CLIENT, server.url)
        fill.fourth_day(system.client)
        found = fill.queued(system.client, "asked-there", "elsewhere")
        client.stop()
        return redis_messages.read(server.url), found
    finally:
        server.close()


def _begin(system, role, queue_url=None):
    added = former.add_instance(system, role, queue_url)
    return added.start().wait_ready()


def _pack_database(system):
    blobs = os.path.join(system.data, "blobs")
    storage = FileStorage(former.data_file(system), blob_dir=blobs)
    with closing(DB(storage)) as database:
        database.pack(time.time() + 1)


def _store(system, before, redis):
    folder = os.path.join(system.home, "archive")
    for parent, _folders, names in os.walk(system.data):
        for name in names:
            path = os.path.join(parent, name)
            if not LEFT_OUT.search(os.path.relpath(path, system.data)):
                _copy(system, path, folder)
    _copy(system, os.path.join(system.home, former.BESIDE), folder)
    _write(folder, former.BEFORE, before)
    if redis is not None:
        _write(folder, former.REDIS, redis)
    if not os.path.isdir(former.FIXTURES):
        os.makedirs(former.FIXTURES)
    former.pack(folder, former.ARCHIVE)
    names = stored_names.read_names(former.data_file(system))
    path = former.ARCHIVE.replace(".tar.bz2", ".txt")
    with io.open(path, "wb") as listed:
        listed.write(("\n".join(sorted(names)) + "\n").encode("ascii"))


def _copy(system, path, folder):
    target = os.path.join(folder, os.path.relpath(path, system.home))
    if not os.path.isdir(os.path.dirname(target)):
        os.makedirs(os.path.dirname(target))
    shutil.copy(path, target)


def _write(folder, name, values):
    text = json.dumps(values, indent=1, sort_keys=True)
    with io.open(os.path.join(folder, name), "wb") as stored:
        stored.write(text.encode("ascii"))


if __name__ == "__main__":
    main()
