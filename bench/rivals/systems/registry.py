"""All systems, in the order of the tables: ours first."""

from bench.rivals.systems.apscheduler3 import APScheduler3
from bench.rivals.systems.apscheduler4 import APScheduler4
from bench.rivals.systems.celery_beat import Celery
from bench.rivals.systems.celery_beat import CeleryLate
from bench.rivals.systems.celery_django import DjangoCelery
from bench.rivals.systems.dramatiq_redis import DramatiqAPScheduler
from bench.rivals.systems.dramatiq_redis import DramatiqPeriodiq
from bench.rivals.systems.huey_redis import Huey
from bench.rivals.systems.ours import Cluster
from bench.rivals.systems.ours import OneInstance
from bench.rivals.systems.procrastinate_pg import Procrastinate
from bench.rivals.systems.rq_scheduler import RQScheduler


SYSTEMS = [
    OneInstance,
    Cluster,
    APScheduler3,
    APScheduler4,
    Huey,
    Celery,
    CeleryLate,
    DjangoCelery,
    Procrastinate,
    RQScheduler,
    DramatiqPeriodiq,
    DramatiqAPScheduler,
]


def chosen(names):
    """Return those with these names, all of them without; ValueError if unknown."""
    known = dict((one.name, one) for one in SYSTEMS)
    for name in names:
        if name not in known:
            known = " ".join(one.name for one in SYSTEMS)
            raise ValueError("%s is not known -- some of: %s" % (name, known))
    return [one for one in SYSTEMS if not names or one.name in names]
