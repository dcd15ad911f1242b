"""How near to the ideal a burst came, and what was used up. Pure: figures in, out."""


def rate(figures):
    """Return runs a second."""
    return figures["runs"] / figures["seconds"]


def of_a_run(figures, *names):
    """Return the CPU seconds of one run, of some processes or of all."""
    names = names or ("workers", "database", "queue")
    return sum(figures["cpu"][name] for name in names) / figures["runs"]


def others(figures):
    """Return how many CPUs something else had meanwhile."""
    cpu = figures["cpu"]
    ours = sum(cpu[name] for name in ("workers", "database", "queue", "web"))
    return max(cpu["machine"] - ours, 0) / figures["seconds"]


def full(figures, cpus):
    """Return which part was used of what others left of so many CPUs."""
    return rate(figures) * of_a_run(figures) / (cpus - others(figures))


def ideal(figures, one, times, cpus, waiting=None):
    """Return the runs a second that would be ideal for a burst with these figures.

    `one`: figures of the fewest workers; `times`: how many times as many there were.
    `waiting`: runs a second if all threads do nothing but wait. It is not more than
    the CPUs can do with what others leave of them, as a run takes with the fewest.
    """
    wished = rate(one) * times if waiting is None else waiting
    return min(wished, (cpus - others(figures)) / of_a_run(one))


def shares(figures, workers):
    """Return the smallest and the largest share of runs, as parts of a fair one."""
    stored = list(figures["stored"].values())
    stored += [0] * (workers - len(stored))
    fair = figures["runs"] / float(workers)
    return min(stored) / fair, max(stored) / fair


def used(figures, name, processes=1):
    """Return how much of a CPU each process of a kind had meanwhile."""
    return figures["cpu"][name] / figures["seconds"] / processes
