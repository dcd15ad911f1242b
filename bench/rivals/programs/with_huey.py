"""huey on Redis, its periodic tasks: huey_consumer ...with_huey.huey"""

from bench.rivals import plan
from bench.rivals import work
from functools import partial
from huey import crontab
from huey import RedisHuey

import os


huey = RedisHuey("rival", url=os.environ["CRON_RIVALS_REDIS"])

for number, cron in plan.jobs():
    minute, hour = plan.minute_and_hour(cron)
    declare = huey.periodic_task(crontab(minute=minute, hour=hour), name=str(number))
    declare(partial(work.run, number))
