"""The dotted names of collective.cron in a database: what its pickles refer to."""

from contextlib import closing
from importlib import import_module
from ZODB.FileStorage import FileStorage
from ZODB.interfaces import IBroken

import inspect
import io
import re
import sys


# Python 2's own does not know all that ZODB writes there.
pickletools = import_module("zodbpickle.pickletools_%d" % sys.version_info[0])

OURS = re.compile(r"collective\.cron(\.[A-Za-z_][A-Za-z0-9_]*)+\Z")
GLOBALS = ("GLOBAL", "INST")  # opcodes; the protocol of ZODB has no others


def read_names(path, since=None):
    """Return lines such as "global collective.cron.state.SchedulingState", a set.

    "global": pickle imports it. "text": it is stored as text, as are the class of a
    type, the interface of a record and what the catalog knows of an object.
    Of each object as it is now; with `since`, a transaction id, of those later alone.
    """
    found = set()
    with closing(FileStorage(path, read_only=True)) as storage:
        for data in _newest(storage, since).values():
            found.update(_names_in(data))
    return found


def resolve(name):
    """Return what a dotted name refers to; ImportError or AttributeError if nothing."""
    module, attribute = name.rsplit(".", 1)
    return getattr(import_module(module), attribute)


def find_unreal(names):
    """Return those of the lines whose name is not that of a real thing.

    Which is one that can be imported, and that the module where it is defined now has
    under its name.
    """
    unreal = []
    for line in sorted(names):
        try:
            thing = resolve(line.split(" ")[1])
            home = import_module(thing.__module__)
            is_real = getattr(home, thing.__name__) is thing
        except (AttributeError, ImportError):
            is_real = False
        if not is_real or (isinstance(thing, type) and IBroken.implementedBy(thing)):
            unreal.append(line)
    return unreal


def last_transaction(path):
    with closing(FileStorage(path, read_only=True)) as storage:
        return storage.lastTransaction()


def _newest(storage, since):
    newest = {}
    for written in storage.iterator(since):
        if since is None or written.tid > since:
            for record in written:
                if record.data:
                    newest[record.oid] = record.data
    return newest


def _names_in(data):
    stream = io.BytesIO(data)
    # Two pickles: the class, and the state.
    while stream.tell() < len(data):
        for opcode, value, _position in pickletools.genops(stream):
            if not hasattr(value, "encode"):
                continue
            if opcode.name in GLOBALS:
                name = str(value).replace(" ", ".")
                if OURS.match(name):
                    yield "global " + name
            elif OURS.match(value) and _is_reference(str(value)):
                yield "text " + str(value)


def _is_reference(text):
    # Names of types, of permissions and of annotations begin like that, too.
    try:
        return not inspect.ismodule(resolve(text))
    except (AttributeError, ImportError):
        return False
