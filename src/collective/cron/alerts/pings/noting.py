"""Noting: an address is to be told that a run began, or how it ended."""

from collective.cron import clock
from collective.cron.alerts import outbox
from collective.cron.alerts.entry import about
from collective.cron.alerts.harmless import harmless
from collective.cron.alerts.messages.subjects import PING
from collective.cron.alerts.pings import forms
from collective.cron.interfaces import OK
from collective.cron.interfaces import WARN
from datetime import timedelta
from six.moves.urllib.parse import urlsplit


NAME = u"ping"  # of the channel
LINES = 20  # of the log, the last ones
LONGEST = 10000  # characters of all of them
USELESS = timedelta(seconds=60)  # a start that nobody could be told by then


def note_start(manager, run):
    """Note that a run begins, in the transaction that claims it."""
    if manager.backend.ping_address and not (run.get("settings") or {}).get("dry_run"):
        with harmless(manager):
            _note(manager, run["token"], forms.START)


def note_end(manager, run, result):
    """Note how a run ended, in the transaction that files its result."""
    backend = manager.backend
    if backend.ping_address and not result.is_dry:
        what = forms.WELL if result.status in (OK, WARN) else forms.FAIL
        lines = (result.reason,) + tuple(result.messages) + tuple(result.log)
        lines = lines[:1] + lines[1:][-LINES:] if backend.ping_lines else ()
        with harmless(manager):
            _forget_former(manager.site, manager.uid)
            _note(manager, run["token"], what, lines)


def _forget_former(site, uid):
    """Let only the newest be told, where the service was away or the run quick."""
    for alert in outbox.led_by(site, lead_of(uid)):
        if alert.taken is None:
            if alert._p_jar is not None:
                # A worker that takes it just now must not be overlooked.
                alert._p_jar.readCurrent(alert)
            outbox.take_away(site, alert)


def lead_of(uid):
    """Return what the ids of the pings of a task begin with."""
    return u"%s-" % uid


def _note(manager, token, what, lines=()):
    backend = manager.backend
    facts = dict(
        about(manager),
        address=backend.ping_address,
        format=backend.ping_format,
        token=token,
        what=what,
        text=u"\n".join(line for line in lines if line)[:LONGEST],
    )
    uid = manager.uid
    for alert in outbox.add(
        manager.site, PING, [NAME], facts, uid, lead=lead_of(uid)
    ):
        alert.target = u"%s" % urlsplit(backend.ping_address).hostname


def is_useless(alert):
    """Tell whether a ping is a start that comes too late: it would only confuse."""
    is_start = alert.kind == PING and alert.facts["what"] == forms.START
    return is_start and (clock.now() - alert.at > USELESS or alert.attempts > 0)
