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


WATCHES = (absences.note, late.note, going.note, summary.note)
IDLE = (absences.forget,)  # where nobody is told anything


def look(site):
    """Note what is to be told of a site and its tasks.

    Where nothing is, nothing is written but a mark each five minutes; see absences.py.
    """
    watches = WATCHES if wishes.channels_of(site) else IDLE
    signature = Signature(u"looks what people are to be told, by %s" % process_name())
    for watch in watches:
        try:
            in_transaction(lambda: watch(site), signature=signature)
        except Exception:
            # One kind that cannot be told of does not hide the others.
            failures.log("%s: %s could not look", site_path(site), watch.__module__)
    halting.halt_all(site)
