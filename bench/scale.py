"""One database, first with few registered Backends, then with many; no worker runs."""

from bench import present
from bench import register
from bench import restart
from bench import tasks
from bench.common import FEW
from bench.common import MANY
from bench.engine import engine
from bench.sections import ENGINE


POOL = 30  # Backends that are registered and removed again


def measure(database, sections):
    """Return the rows of the sections register, present and restart."""
    tasks.wire()
    rows, spent, moments = [], [], []
    with tasks.open_site() as site:
        folder, storage = site[tasks.FOLDER], database.storage
        pool = [folder[name] for name in tasks.add_tasks(site, POOL)]
        names = tasks.add_tasks(site, MANY)
        # What only the first ones pay for: imports, adapters, first loads.
        register.measure(site, storage, 0, pool)
        for start, end in ((0, FEW), (FEW, MANY)):
            register.register_all([folder[name] for name in names[start:end]], spent)
            moments.append((storage.lastTransaction(), engine.snapshot()))
            if "register" in sections:
                rows += register.measure(site, storage, end, pool)
        if "register" in sections:
            rows.append(register.growth(spent))
        if "register" in sections and ENGINE == "huey":
            # Another queue can be put in its place; zc.async has but one.
            few = [folder[name].UID() for name in names[:FEW]]
            rows.append(register.compare(site, pool, few, moments[0][1]))
        tasks.remove_tasks(site, [task.getId() for task in pool])
    if "present" in sections:
        rows += present.measure(database, *moments[0], few=names[:FEW], many=names)
    if "restart" in sections:
        rows += restart.measure(database, MANY)
    return rows
