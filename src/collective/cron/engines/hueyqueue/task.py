"""What a message is for: a job, that is run once if it is still wanted."""

from collective.cron import logger
from collective.cron.engines.hueyqueue.wait_for_commits import catch_up
from collective.cron.running import runner
from collective.cron.text.rare_lines import lines


KEY = "cron-job:%s"  # says that a job is wanted, by its id; in huey's key-value store

# What the process that runs jobs says of itself.
WORKER = {"id": "", "storage": None}


def execute(job_id, *args):
    """Run the job if it is still wanted; returns None and never raises.

    Messages name it. A worker asks is_wanted() itself, and goes on with what is due.
    """
    if is_wanted(job_id):
        runner.run(args, WORKER["id"])


def is_wanted(job_id):
    """Tell whether whoever asks, and nobody else, is to run a job; never raises.

    A job that was removed, and a message that was seen before, have no key.
    """
    try:
        wanted = WORKER["storage"].delete_data(KEY % job_id)
        catch_up()
    except Exception as error:
        # Without its key or the database nobody knows whether it is wanted: the
        # reconciler does.
        lines.say_error("left", "a job was left to the reconciler", error)
        return False
    if not wanted:
        logger.info("a message for a job that is not wanted did nothing: %.40s", job_id)
    return bool(wanted)
