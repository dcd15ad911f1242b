"""One database, first with few registered Backends, then with many; no worker runs."""

from bench import present
from bench import register
from bench import restart
from bench import tasks
from bench.common import FEW
from bench.common import MANY


POOL = 30  # Backends that are registered and removed again


def measure(database, sections):
    """Return the rows of the sections register, present and restart."""
    tasks.wire()
    rows, spent, tids = [], [], []
    with tasks.open_site() as site:
        folder, storage = site[tasks.FOLDER], database.storage
        pool = [folder[name] for name in tasks.add_tasks(site, POOL)]
        names = tasks.add_tasks(site, MANY)
        # What only the first ones pay for: imports, adapters, first loads.
        register.measure(site, storage, 0, pool)
        for start, end in ((0, FEW), (FEW, MANY)):
            register.register_all([folder[name] for name in names[start:end]], spent)
            tids.append(storage.lastTransaction())
            if "register" in sections:
                rows += register.measure(site, storage, end, pool)
        tasks.remove_tasks(site, [task.getId() for task in pool])
    if "register" in sections:
        rows.append(register.growth(spent))
    if "present" in sections:
        rows += present.measure(database, tids[0], names[:FEW], names)
    if "restart" in sections:
        rows += restart.measure(database, MANY)
    return rows
