"""The jobs that the states of all sites name, by the ids that the engine gave them."""

from collective.cron.memory import sites
from collective.cron.memory.state import all_states
from collective.cron.worksite.entering import site_at


def wanted_jobs(app):
    """Return {id of a job: instant to start after (aware UTC), None for at once}.

    What is not in it is wanted by nobody, whatever a queue holds. Raises what a site
    raises that cannot be read: then nobody knows.
    """
    found = {}
    for path in sites.known_paths(app):
        for state in all_states(site_at(app, path)).values():
            if state.pending is not None:
                found[state.pending] = state.next_at
            if state.extra is not None and state.extra["job_id"] is not None:
                found[state.extra["job_id"]] = None
            head = None if state.backlog is None else state.backlog["head"]
            if head is not None and head[1] is not None:
                found[head[1]] = None
            for one in state.later:
                if one["job_id"] is not None:
                    found[one["job_id"]] = one["at"]
    return found
