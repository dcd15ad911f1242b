"""Absences: a worker that died, and a time in which none was there."""

from collective.cron import clock
from collective.cron.alerts import marks
from collective.cron.alerts import outbox
from collective.cron.alerts import wishes
from collective.cron.queueing.worker import known_workers
from collective.cron.queueing.worker import process_id
from collective.cron.settings.alerts import kinds
from datetime import timedelta


GONE = "worker "  # and its id: the name of a mark
THERE = "there"  # the mark of when a worker looked here last
EVERY = timedelta(minutes=5)  # between two of those marks
SILENT = timedelta(minutes=15)
LATELY = timedelta(hours=6)  # a worker that died before that is history


def note(site):
    """Note what is to be told of workers; called by one."""
    wanted = wishes.of_site(site)
    _note_silence(site, wanted)
    workers = known_workers()
    if workers is not None:
        _note_gone(site, wanted, workers)


def forget(site):
    """Forget when a worker looked last: while nobody was told that was not noted."""
    if marks.get(site, THERE) is not None:
        marks.put(site, THERE, None)


def _note_silence(site, wanted):
    now, last = clock.now(), marks.get(site, THERE)
    if last is not None and timedelta(0) <= now - last < EVERY:
        return
    marks.put(site, THERE, now)
    if last is not None and now - last >= SILENT and wanted.wants(kinds.SILENCE):
        silent = int((now - last).total_seconds())
        facts = {"gone_since": last, "until": now, "silent": silent}
        outbox.add(site, kinds.SILENCE, wanted.channels, facts)


def _note_gone(site, wanted, workers):
    # Whoever looks lives, however late its last sign of life is.
    others, now = [one for one in workers if one.id != process_id()], clock.now()
    dead = [one for one in others if not (one.alive or one.guest)]
    for one in dead:
        name = GONE + one.id
        if marks.get(site, name) is not None:
            continue
        if one.last_ping is None or now - one.last_ping > LATELY:
            continue
        marks.put(site, name, now)
        if wanted.wants(kinds.WORKER_GONE):
            facts = {"title": u"%s" % one.name, "gone_since": one.last_ping}
            outbox.add(site, kinds.WORKER_GONE, wanted.channels, facts)
    still = set(GONE + one.id for one in dead)
    for name in marks.names(site, GONE):
        if name not in still:
            marks.put(site, name, None)
