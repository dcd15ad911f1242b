"""The one place for imports that depend on the version of Python or Plone."""

from six import PY2
from six import string_types
from six import text_type
from six.moves import builtins
from zope.interface import Interface
from zope.interface.interfaces import IObjectEvent
from zope.interface.interfaces import ObjectEvent

import inspect
import os
import resource
import sysconfig
import time
import Zope2


try:
    from re import _parser as pattern_parser
except ImportError:
    import sre_parse as pattern_parser  # noqa: F401 (before Python 3.11)


try:
    from plone.base.interfaces import INonInstallable
    from plone.base.interfaces import IPloneSiteRoot
    from plone.base.interfaces import IWorkflowChain
    from plone.base.utils import get_installer
except ImportError:
    from Products.CMFPlone.interfaces import INonInstallable
    from Products.CMFPlone.interfaces import IPloneSiteRoot
    from Products.CMFPlone.interfaces import IWorkflowChain
    from Products.CMFPlone.utils import get_installer


try:
    from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
    from plone.app.iterate.interfaces import IWorkingCopy
except ImportError:

    class IWorkingCopy(Interface):
        """Where there is no package for working copies, there are none."""

    class ICheckinCheckoutPolicy(Interface):
        """Nor is there anything that could be done with one."""


try:
    from plone.app.z3cform.widgets.contentbrowser import ContentBrowserFieldWidget
except ImportError:
    from plone.app.z3cform.widget import RelatedItemsFieldWidget  # before Plone 6.1

    ContentBrowserFieldWidget = RelatedItemsFieldWidget


try:
    from plone.app.z3cform.widgets.text import TextFieldWidget
except ImportError:
    from z3c.form.browser.text import TextFieldWidget  # noqa: F401 (Plone 5.2)


try:
    from waitress.server import BaseWSGIServer
except ImportError:
    BaseWSGIServer = None  # Plone 5.2 under ZServer


# Exceptions that hold others, for isinstance(); none before Python 3.11.
exception_groups = getattr(builtins, "BaseExceptionGroup", ())


if hasattr(time, "monotonic"):
    monotonic = time.monotonic
else:

    def monotonic():
        """Return seconds that go on whatever is done to the clock."""
        return os.times()[4]


if sysconfig.get_config_var("HAVE_SEM_CLOCKWAIT"):

    def wait(event, seconds):
        """Wait until an Event is set, so many seconds at most; return if it is."""
        return event.wait(seconds)

else:

    def wait(event, seconds):
        """Wait until an Event is set, so many seconds at most; return if it is.

        Not event.wait(): before Python 3.9 that waits by the wall clock, so that one
        which is set back lets it wait that much longer.
        """
        end, pause = monotonic() + seconds, 0.001
        while not event.is_set() and monotonic() < end:
            time.sleep(max(0, min(end - monotonic(), pause)))
            pause = min(pause * 2, 0.2)
        return event.is_set()


def thread_seconds():
    """Return the CPU seconds of this thread, 0 where the system does not tell."""
    try:
        used = resource.getrusage(getattr(resource, "RUSAGE_THREAD", 1))  # 1: on Linux
    except ValueError:
        return 0
    return used.ru_utime + used.ru_stime


def open_application():
    """Open a connection of its own to the database; return the application in it."""
    return Zope2.app()


try:
    from importlib.metadata import distributions
except ImportError:
    from pkg_resources import iter_entry_points  # Python 2

    def entry_points(group):
        """Yield (name, name of the distribution, function that loads it)."""
        for one in iter_entry_points(group):
            yield one.name, one.dist.project_name, one.resolve

else:

    def entry_points(group):
        """Yield (name, name of the distribution, function that loads it).

        Not with the function of the library: before Python 3.10 it neither takes a
        group nor knows the distribution. Of two with one name the first counts there.
        """
        seen = set()
        for dist in distributions():
            name = dist.metadata["Name"]
            if name in seen:
                continue
            seen.add(name)
            for one in dist.entry_points:
                if one.group == group:
                    yield one.name, name, one.load


def parameters_of(function, required):
    """Return (name, default) of each parameter of a function, in order.

    `required` stands in place of a default where there is none; *args and **kwargs are
    left out.
    """
    if hasattr(inspect, "signature"):
        found = inspect.signature(function).parameters.values()
        return [
            (one.name, required if one.default is one.empty else one.default)
            for one in found
            if one.kind not in (one.VAR_POSITIONAL, one.VAR_KEYWORD)
        ]
    spec = inspect.getargspec(function)
    defaults = list(spec.defaults or ())
    names = spec.args[1:] if inspect.ismethod(function) else spec.args
    return list(zip(names, [required] * (len(names) - len(defaults)) + defaults))
