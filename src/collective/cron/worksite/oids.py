"""Which object a stored oid is of, also where Python 2 stored it."""

from Acquisition import aq_base
from six import ensure_binary


def is_of(stored, obj):
    """Tell whether an oid that was stored, or None, is that of an object.

    A database that was converted from Python 2 has an oid as text where its bytes can
    be read as UTF-8: not of all objects, and so not in all databases.
    """
    return stored is not None and ensure_binary(stored) == aq_base(obj)._p_oid
