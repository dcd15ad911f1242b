"""Near misses: job runners that are registered, and not for what they seem to be for.

For the author of an add-on, in words of the source.
"""

from collective.cron.interfaces import IBackend
from collective.cron.running.job_runners.registered import all_registrations
from collective.cron.running.job_runners.registered import name_of
from collective.cron.running.job_runners.registered import type_interfaces


MOST = 3  # that are told


def explain(provided):
    """Return what was looked for and what was found instead, one line of text.

    `provided`: the interface specification of an object that has no job runner.
    """
    wanted = name_of((type_interfaces(provided) + [IBackend])[0])
    line = u"looked for an adapter from %s to IJobRunner" % wanted
    return u"; ".join([line] + find(provided))


def find(provided):
    """Return the near misses for such an object, a list of text."""
    packages = [_package(one) for one in type_interfaces(provided)]
    found = set()
    for one in all_registrations():
        factory = name_of(one.factory)
        fits = len(one.required) == 1 and provided.isOrExtends(one.required[0])
        if fits and one.name:
            found.add(u"%s has the name %s: leave it out" % (factory, one.name))
        elif not fits and _package(one.factory) in packages:
            others = u", ".join(name_of(each) for each in one.required)
            found.add(u"%s is for %s" % (factory, others))
    return sorted(found)[:MOST]


def _package(thing):
    """Return the package a thing is in, or the module at the top, a list of names."""
    parts = name_of(thing).split(".")
    return parts[:-2] or parts[:-1]
