"""Former places of this database in a store: what is ours there is taken over.

Earlier versions had one name for the queue of everybody; another secret has another
place.
"""

from collective.cron import logger
from collective.cron.engines.hueyqueue.task import KEY
from collective.cron.engines.hueyqueue.upkeep import owners
from collective.cron.engines.hueyqueue.upkeep import sweep
from collective.cron.memory import installation
from collective.cron.text.rare_lines import lines
from contextlib import closing

import logging


def take_over(shared, ours, signing, read, send):
    """Send what an earlier version queued for this database again, in its own place.

    `ours`: the ids of those in the shared place that a state of this database names;
    `signing`: the serializer of that time; `read(id, raw)` returns a QueuedJob or None;
    `send` sends them. Whoever takes a key away has the job: a worker of an earlier
    version that starts it, another worker of this one, or we. Returns how many we had.
    """
    taken = dict(
        (job_id, queued)
        for job_id, queued in [
            (job_id, read(job_id, shared.peek_data(KEY % job_id))) for job_id in ours
        ]
        if queued is not None and shared.delete_data(KEY % job_id)
    )
    if taken:
        send(list(taken.values()))
        for message in shared.scheduled_items() + shared.enqueued_items():
            queued = taken.get(_job_id(signing, message))
            if queued is not None:
                # It would do nothing, and stay for ever where no worker looks.
                shared.withdraw(bytes(message), queued.begin_after)
        logger.info("%d jobs of an earlier version were taken over", len(taken))
    return len(taken)


def _job_id(signing, message):
    try:
        return signing.deserialize(message).args[0]
    except (ValueError, IndexError):
        # That of a stranger.
        return None


def clear(shared, there):
    """Drop what earlier versions left in a file that is ours alone."""
    for job_id in there:
        shared.delete_data(KEY % job_id)
    shared.flush_queue()
    shared.flush_schedule()


def report_strangers(shared, there):
    """Say what lies in the place that earlier versions share, and is not ours."""
    messages = shared.queue_size() + shared.schedule_size()
    if there or messages:
        lines.say(
            "strangers",
            logging.WARNING,
            "%d jobs and %d messages that are not of this database are in the queue "
            "that earlier versions of collective.cron share; they are left there"
            % (len(there), messages),
        )


def look_after_other_secrets(shared, place, wanted, open_place):
    """Clean up where this database has other places, of another secret.

    What is wanted there is of a process with that secret, which this one cannot read:
    that is said. Else the secret was changed, and what is left goes.
    """
    for record in owners.read_records(shared):
        if record["identity"] != place.identity or record["secret_mark"] == place.mark:
            continue
        if not installation.change(lambda installed: installed.knows(record["mark"])):
            continue
        with closing(open_place(record)) as other:
            there = sweep.ids_in(other)
            left = len(there) - sweep.drop_stale(other, there, wanted)
            if left or owners.is_living(record):
                lines.say(
                    "secrets",
                    logging.ERROR,
                    "processes of this database have different secrets: %d jobs cannot "
                    "be read by this one -- give all of them the same "
                    "COLLECTIVE_CRON_SECRET" % left,
                )
            else:
                other.flush_all()
                shared.delete_data(record["key"])
