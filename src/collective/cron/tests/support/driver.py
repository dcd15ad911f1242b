"""What the driver of a database raises, as PEP 249 has it; RelStorage lets it through.

Each driver has classes of its own.
"""


class DatabaseError(Exception):
    """Whatever the server says."""


class OperationalError(DatabaseError):
    """The server is away, for one."""


class AdminShutdown(OperationalError):
    """As psycopg2.errors has it."""


_CODE = """
def raise_it(error):
    raise error
"""
_raising = {"__name__": "relstorage.storage.load"}
exec(_CODE, _raising)


def raise_in_relstorage(error):
    """Raise an exception as what stands in RelStorage."""
    _raising["raise_it"](error)
