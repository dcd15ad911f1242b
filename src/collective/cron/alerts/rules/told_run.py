"""Told run: what triggers the rules just now, until its request ends.

A worker triggers them later, when the task may have been run again.
"""

from zope.annotation.interfaces import IAnnotations
from zope.globalrequest import getRequest


KEY = "collective.cron.told_run"
NAMES = ("status", "reason", "failures", "result")


def describe(result, failing):
    """Return what is kept with an alert of a result; `failing`: of the state then."""
    return _run(result.status, result.reason, failing, result.getId())


def keep(uid, facts):
    """Let the rules that are triggered in this request tell of this run of a task."""
    if "result" in facts:  # former versions noted none
        run = dict((name, facts[name]) for name in NAMES)
        IAnnotations(getRequest())[KEY] = uid, run


def find(manager):
    """Return what rules are to say of a task, or None.

    The run that triggered them; where they were triggered by something else, the last.
    """
    request = getRequest()
    kept = None if request is None else IAnnotations(request).get(KEY)
    if kept is not None and kept[0] == manager.uid:
        return kept[1]
    state = manager.state
    if state is None or not state.last:
        return None
    last = state.last
    return _run(last["status"], last["reason"], state.failing, last["id"])


def _run(status, reason, failing, result_id):
    failures = failing["count"] if failing else 0
    return dict(zip(NAMES, (status, reason, failures, result_id)))
