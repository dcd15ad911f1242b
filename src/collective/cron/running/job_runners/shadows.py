"""Names of the base class of job runners that a subclass must not use otherwise."""

import inspect


SAID = u"%s is a name of JobRunner: give yours another one"
# What a subclass sets or writes.
OF_SUBCLASSES = ("run", "has_dry_run", "has_period")


def names_of(base):
    """Return the names that are the base class's own, a frozenset."""
    public = [name for name in vars(base) if not name.startswith("_")]
    return frozenset(public).difference(OF_SUBCLASSES)


def find(cls, base):
    """Return which of them a subclass has for something else, as text; or None.

    A method may be written anew as a method, a property as anything computed.
    """
    names = names_of(base)
    for one in inspect.getmro(cls):
        if one is base:
            return None
        for name in sorted(names.intersection(vars(one))):
            if not hasattr(vars(one)[name], "__get__"):
                return SAID % name
