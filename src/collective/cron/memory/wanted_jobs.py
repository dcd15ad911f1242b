"""The jobs that the states of all sites name, by the ids that the engine gave them."""

from collective.cron.memory import sites
from collective.cron.memory.state import all_states
from collective.cron.worksite.entering import site_at


def wanted_jobs(app, kept=None):
    """Return {id of a job: instant to start after (aware UTC), None for at once}.

    What is not in it is wanted by nobody, whatever a queue holds. Raises what a site
    raises that cannot be read: then nobody knows. `kept`: a Kept of what is made by
    of_state(), that has heard what was written, so that nothing else is loaded.
    """
    found = {}
    for path in sites.known_paths(app):
        site = site_at(app, path)
        states = all_states(site)
        if kept is None or not states:
            wanted = [of_state(state) for state in states.values()]
        else:
            wanted = kept.of(site, path).read(states).values()
        for each in wanted:
            found.update(each)
    return found


def of_state(state):
    """Return what a state wants, pairs as above in a tuple."""
    found = []
    if state.pending is not None:
        found.append((state.pending, state.next_at))
    if state.extra is not None and state.extra["job_id"] is not None:
        found.append((state.extra["job_id"], None))
    head = None if state.backlog is None else state.backlog["head"]
    if head is not None and head[1] is not None:
        found.append((head[1], None))
    for one in state.later:
        if one["job_id"] is not None:
            found.append((one["job_id"], one["at"]))
    return tuple(found)


def oids_of(state):
    """Return the oids of what of_state() reads, a tuple."""
    noted = () if state.backlog is None else (state.backlog._p_oid,)
    return (state._p_oid,) + noted
