"""Mistakes in a job runner that can be seen before it does any work."""

from collective.cron.running.job_runners.registered import name_of

import inspect
import types
import weakref


NO_RUN = u"run() is missing"
RUN_TAKES = u"run() must take no argument but self"
INIT_TAKES = u"__init__() must take the Backend, and no more"

_known = {}  # factory: its mistake, text, or None
_plain = weakref.WeakKeyDictionary()  # function: whether self is all that it takes


def of_factory(factory):
    """Return what is wrong with a factory of job runners, text, or None.

    Each is looked at once in a process. Of what is no class nothing is known.
    """
    if not inspect.isclass(factory):
        return None
    if factory not in _known:
        mistake = _of_init(factory) or _of_run(factory)
        _known[factory] = _say(factory, mistake or _own(factory, "mistake_of_class"))
    return _known[factory]


def of_job_runner(job_runner):
    """Return what is wrong with a job runner that was made, text, or None."""
    run = getattr(job_runner, "run", None)
    if run is None:
        mistake = NO_RUN
    elif not callable(run):
        mistake = u"run must be a method, and is %r" % (run,)
    elif inspect.ismethod(run) and not _takes_nothing(run):
        mistake = RUN_TAKES
    else:
        mistake = _own(job_runner, "own_mistake")
    return _say(type(job_runner), mistake)


def _say(factory, mistake):
    return mistake and u"%s: %s" % (name_of(factory), mistake)


def _own(owner, name):
    """Return what a base class of ours finds wrong."""
    tell = getattr(owner, name, None)
    return tell() if callable(tell) else None


def _of_init(factory):
    init = _defined(factory, "__init__")
    if isinstance(init, types.FunctionType):
        return None if _fits(init, 2) else INIT_TAKES
    makes = _defined(factory, "__new__")
    nothing = (None, object.__init__, object.__new__)
    return INIT_TAKES if init in nothing and makes in nothing else None


def _of_run(factory):
    run = _defined(factory, "run")
    is_plain = isinstance(run, types.FunctionType)
    return RUN_TAKES if is_plain and not _fits(run, 1) else None


def _defined(factory, name):
    """Return what a class or its bases have under a name, as it was written."""
    for one in inspect.getmro(factory):
        if name in vars(one):
            return vars(one)[name]


def _takes_nothing(method):
    function = method.__func__
    if not isinstance(function, types.FunctionType):
        return _fits(method, 0)
    if function not in _plain:
        _plain[function] = _fits(function, 1)
    return _plain[function]


def _fits(function, count):
    """Tell whether a function can be called with so many arguments."""
    try:
        inspect.getcallargs(function, *[None] * count)
    except TypeError:
        return False
    return True
