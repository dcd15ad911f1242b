"""Look: what no result tells is noted, in one transaction for each kind of it."""

from collective.cron.alerts import halting
from collective.cron.alerts import wishes
from collective.cron.alerts.watching import absences
from collective.cron.alerts.watching import going
from collective.cron.alerts.watching import late
from collective.cron.alerts.watching import summary
from collective.cron.queueing.worker import process_name
from collective.cron.text import failures
from collective.cron.worksite.entering import site_path
from collective.cron.worksite.retry import in_transaction
from collective.cron.worksite.signature import Signature
from functools import partial


WATCHES = (late.note, going.note, summary.note)  # each of some tasks


def look(site, among=None):
    """Note what is to be told of a site and its tasks; `among`: UUIDs, None for all.

    Where nothing is, nothing is written but a mark each five minutes; see absences.py.
    """
    watches = [absences.forget]  # where nobody is told anything
    if wishes.channels_of(site):
        watches = [absences.note] + [partial(watch, among=among) for watch in WATCHES]
    signature = Signature(u"looks what people are to be told, by %s" % process_name())
    for watch in watches:
        try:
            in_transaction(lambda: watch(site), signature=signature)
        except Exception:
            # One kind that cannot be told of does not hide the others.
            name = getattr(watch, "func", watch).__module__
            failures.log("%s: %s could not look", site_path(site), name)
    halting.halt_all(site, among)
