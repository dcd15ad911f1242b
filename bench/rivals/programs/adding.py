"""Time how long it takes to add all schedules; print that as JSON."""

from bench.rivals import plan

import json
import time


def timed(add):
    """Call add(number, expression) for each schedule."""
    jobs = plan.jobs()
    start, cpu = time.time(), time.process_time()
    for number, cron in jobs:
        add(number, cron)
    found = {"seconds": time.time() - start, "cpu": time.process_time() - cpu}
    print(json.dumps(found))
