"""procrastinate on PostgreSQL: procrastinate --app=...with_procrastinate.app"""

from bench.rivals import plan
from bench.rivals import work

import os
import procrastinate


connector = procrastinate.PsycopgConnector(conninfo=os.environ[work.DATABASE])
app = procrastinate.App(connector=connector)


def run(timestamp, number):
    """Be the task of a schedule."""
    work.run(number)


task = app.task(name="run")(run)

for number, cron in plan.jobs():
    declare = app.periodic(
        cron=cron, periodic_id=str(number), task_kwargs={"number": number}
    )
    declare(task)


async def retry_stalled_jobs(context, timestamp):
    """Run again what a worker left that was killed; its docs advise to."""
    for job in await app.job_manager.get_stalled_jobs():
        await app.job_manager.retry_job(job)


task = app.task(queueing_lock="retry_stalled_jobs", pass_context=True)
app.periodic(cron="*/10 * * * *")(task(retry_stalled_jobs))
