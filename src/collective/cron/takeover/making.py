"""Tasks made of Entries, through a plan: all of it or nothing, noted as any plan is."""

from collective.cron import plans
from collective.cron.takeover import writing
from collective.cron.takeover.proposal import ADD


def make(site, proposals, timezone):
    """Make the tasks that are proposed; return how many. Raise PlanRefused.

    Whoever acts must be allowed to add each, and to choose its user. The caller
    commits.
    """
    count = len([one for one in proposals if one.action == ADD])
    if count:
        plan = plans.read(writing.to_plan(proposals, timezone))
        plans.apply(site, plan, secret=plans.REFUSE)
    return count
