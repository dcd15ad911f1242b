"""What has become of a run that somebody asked for: it is known by its occurrence."""

from collections import namedtuple
from collective.cron.queueing.besides import backlog
from collective.cron.queueing.job import MANUAL
from collective.cron.queueing.job import RESTART
from collective.cron.queueing.job import RETRY


WAITING, RUNNING, ENDED, GONE = "waiting", "running", "ended", "gone"


class AskedRun(namedtuple("AskedRun", "code noted")):
    """`code`: a constant above; `noted`: what the state notes of it, a dict.

    Of one that ended its Result, of one that is gone None: it was taken away, or its
    result is not kept any more.
    """

    __slots__ = ()


def find(manager, occurrence, results=()):
    """Return the AskedRun of this occurrence (aware UTC).

    `results`: those to look through if it is not noted which one is that of the run.
    """
    state = manager.state
    if state is None:
        return AskedRun(GONE, None)
    extra = (state.extra,) if state.extra else ()
    for one in extra + state.row + state.later:
        if _is_it(one, occurrence):
            return AskedRun(WAITING, one)
    one = backlog.find(state, occurrence)
    if one is not None:
        return AskedRun(WAITING, one)
    for run in state.runs:
        if _is_it(run, occurrence):
            return AskedRun(RUNNING, run)
    result = _find_result(manager, occurrence, results)
    return AskedRun(GONE if result is None else ENDED, result)


def _is_it(one, occurrence):
    asked = one["trigger"] == MANUAL
    again = one["trigger"] in (RETRY, RESTART) and one["by"]
    return one["occurrence"] == occurrence and bool(asked or again)


def _find_result(manager, occurrence, results):
    folder, noted = manager.backend.results_folder(), None
    if folder is not None:
        noted = folder.get(backlog.result_of(manager.state, occurrence))
    if noted is not None:
        return noted
    for result in results:
        if (result.occurrence, result.trigger) == (occurrence, MANUAL):
            return result
