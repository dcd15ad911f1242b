"""Where work in chunks is, so that what ended early goes on from there.

One small object for each Backend that works in chunks, by UUID, in an annotation of
the site. It is stored together with each chunk, so the two always agree.
"""

from collective.cron.memory import annotations
from collective.cron.memory import state
from persistent.mapping import PersistentMapping


KEY = "collective.cron.bookmarks"  # in the annotations of the site


def read(site, uid, token):
    """Return {name: key of the last item done} that a run may go on behind.

    None if another run of the Backend goes on now and has the bookmark: of runs at the
    same time, only the first one keeps it.
    """
    found = annotations.read(site, KEY).get(uid)
    if found is None:
        return {}
    owner = found["token"]
    if owner != token and state.has_run(site, uid, owner):
        return None
    return dict(found["positions"])


def write(site, uid, token, positions):
    """Store where a run is."""
    tree = annotations.make(site, KEY)
    if uid not in tree:
        tree[uid] = PersistentMapping()
    tree[uid].update(token=token, positions=dict(positions))


def clear(site, uid, token):
    """Forget where the work is: a run has come to its end.

    The object stays: so this conflicts with no other Backend.
    """
    if read(site, uid, token):
        write(site, uid, token, {})


def drop(site, uid):
    """Forget a Backend."""
    annotations.drop(site, KEY, uid)
