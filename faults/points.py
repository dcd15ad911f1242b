"""Points: where in the life of a run a process is hit; and the zone that changes."""

# What a thread is about to commit: the claim of a run, a chunk of its work, the work
# with its outcome, the result, that with the next claim, what the reconciler repairs,
# what a person changed.
STAGES = ("claim", "task", "work", "file", "onward", "tick", "register")
# Before the database is asked, when it has agreed, when all is stored. Killed then, a
# process has not sent what is to be queued; cut off then, it does not know.
PHASES = ("vote", "voted", "stored")

ZONE = "Etc/GMT"  # the zone whose offset changes with the zone data


def name(stage, phase):
    """Return the name of a point."""
    return "%s-%s" % (stage, phase)


def stand_in(hours):
    """Return the name of a zone that is so many hours ahead of UTC."""
    # POSIX counts the other way round: Etc/GMT-1 is ahead by an hour.
    return "Etc/GMT%+d" % -hours if hours else "Etc/UTC"
