"""APScheduler 3 with SQLite, as its documentation sets it up; see rival.py.

Runs in an environment without Plone: python -m bench.rival_apscheduler FOLDER
"""

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger
from bench.rival import serve
from datetime import datetime
from datetime import timezone
from importlib.metadata import version

import os
import sys
import time


RUN = []  # time.time() of each run in this process
STORED = []  # of each following time that was stored


def nothing():
    """The task."""
    RUN.append(time.time())


class Store(SQLAlchemyJobStore):
    """Notes when it has stored a job's following time."""

    def update_job(self, job):
        super().update_job(job)
        STORED.append(time.time())


class Commands(object):
    """One scheduler at a time, always the same file."""

    def __init__(self, folder):
        self.url = "sqlite:///" + os.path.join(folder, "apscheduler.sqlite")
        self.scheduler = self._make()
        self.scheduler.start()

    def hello(self):
        names = ("APScheduler", "SQLAlchemy")
        return {"versions": ["%s %s" % (name, version(name)) for name in names]}

    def add(self, jobs):
        """Add jobs to the scheduler at work; each is one commit."""
        start, cpu = time.time(), time.process_time()
        self._add_all(jobs)
        return {"seconds": time.time() - start, "cpu": time.process_time() - cpu}

    def clear(self):
        self.scheduler.remove_all_jobs()
        return {}

    def restart(self, jobs):
        """Start as a program does that adds its jobs each time; time all of it."""
        self.scheduler.shutdown()
        self.scheduler = self._make()
        start, cpu = time.time(), time.process_time()
        self._add_all(jobs)
        self.scheduler.start()
        self._count(len(jobs))
        return {"seconds": time.time() - start, "cpu": time.process_time() - cpu}

    def start(self, count):
        """Start with the jobs as they are in the file; time it."""
        self.scheduler.shutdown()
        self.scheduler = self._make()
        start = time.time()
        self.scheduler.start()
        seconds = time.time() - start
        self._count(count)
        return {"seconds": seconds}

    def wake_up(self):
        """Let all jobs be due at one instant; return the seconds until all is done."""
        self.scheduler.pause()
        jobs = self.scheduler.get_jobs()
        due = self._make_due(jobs)
        del RUN[:], STORED[:]
        cpu = time.process_time()
        self.scheduler.resume()
        while min(len(RUN), len(STORED)) < len(jobs):
            time.sleep(0.02)
        cpu = time.process_time() - cpu
        if len(RUN) != len(jobs):
            raise RuntimeError("a job was run twice")
        return {"seconds": max(RUN + STORED) - due, "cpu": cpu, "first": RUN[0] - due}

    def _make_due(self, jobs, seconds=5):
        due = time.time() + seconds
        for job in jobs:
            job.modify(next_run_time=datetime.fromtimestamp(due, timezone.utc))
        return due if time.time() < due else self._make_due(jobs, seconds * 2)

    def _make(self):
        return BackgroundScheduler(
            jobstores={"default": Store(url=self.url)},
            # Without it those that wait for more than a second are left out.
            job_defaults={"misfire_grace_time": 3600},
            timezone=timezone.utc,
        )

    def _add_all(self, jobs):
        for name, periodicity in jobs:
            self.scheduler.add_job(
                nothing,
                CronTrigger.from_crontab(periodicity, timezone=timezone.utc),
                id=name,
                replace_existing=True,
            )

    def _count(self, count):
        if len(self.scheduler.get_jobs()) != count:
            raise RuntimeError("not all jobs are there")


if __name__ == "__main__":
    # The jobs name their function by its module, which is not to be __main__.
    from bench import rival_apscheduler

    serve(rival_apscheduler.Commands(sys.argv[1]))
