"""Proposals as a plan: the text that plans.read() takes, to be kept and applied."""

from collections import OrderedDict
from collective.cron.plans.files import plan as plans
from collective.cron.plans.files import written
from collective.cron.plans.files.reading import YAML
from collective.cron.takeover.proposal import ADD
from collective.cron.takeover.proposal import PLAN
from collective.cron.takeover.proposal import title_of
from six import ensure_text


def to_plan(proposals, timezone):
    """Return the plan of what would be added, text in YAML.

    What is there is in no need of it, and all of its tasks that admins change stays.
    """
    tasks = [_task(one, timezone) for one in proposals if one.action == ADD]
    tree = OrderedDict([("plan", PLAN), ("keep", list(plans.GROUPS))])
    tree["tasks"] = tasks
    return written.WRITERS[YAML](tree)


def _task(proposal, timezone):
    entry, call = proposal.entry, proposal.entry.call
    made = OrderedDict([("name", proposal.name), ("id", proposal.id)])
    made["type"] = ensure_text(call.type)
    made["title"] = title_of(entry)
    made["description"] = u"From %s, %s" % (entry.source, entry.found)
    made["active"] = proposal.active
    made["user"] = proposal.user
    made["schedule"] = OrderedDict(
        [("periodicity", entry.periodicity), ("timezone", ensure_text(timezone))]
    )
    made["settings"] = OrderedDict(sorted(call.settings.items()))
    return made
