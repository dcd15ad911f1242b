"""A plan made so in a site: all of it, or nothing."""

from collections import Counter
from collective.cron import logger
from collective.cron.actions import deletion
from collective.cron.actions import one_backend
from collective.cron.audit import deeds
from collective.cron.audit import noting
from collective.cron.content import chosen
from collective.cron.interfaces import IBackendJobManager
from collective.cron.plans import notes
from collective.cron.plans.comparing import CHANGE
from collective.cron.plans.comparing import compare
from collective.cron.plans.comparing import KEEP
from collective.cron.plans.files import plan as plans
from collective.cron.plans.given import after_names
from collective.cron.plans.given import secrets
from collective.cron.plans.given import settings
from collective.cron.running import reconcile
from collective.cron.worksite.entering import site_path
from plone.dexterity.utils import addContentToContainer
from plone.uuid.interfaces import IUUID
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import modified

import transaction


CHOICES = ("activated", "run_as")


def apply(site, plan, dry_run=False, secret=secrets.read_here):
    """Make a Plan so in a site; return its Differences, a list. Raise PlanRefused.

    Whoever acts must be allowed to do each of it; code that acts for nobody may. The
    caller commits. `secret`: as for compare().
    """
    comparison = compare(site, plan, secret)
    if dry_run:
        return comparison.differences
    savepoint = transaction.savepoint(optimistic=True)
    try:
        _follow(site, plan, comparison)
    except Exception:
        savepoint.rollback()
        raise
    done = [row for row in comparison.differences if row.action != KEEP]
    if done:
        _note(site, plan, done)
        logger.info(
            "%s: the plan %s was applied: %d changes",
            site_path(site),
            plan.name,
            len(done),
        )
    return comparison.differences


def _note(site, plan, done):
    """Note that a plan was applied; what it changed of a task is noted with that."""
    actions = [row.action for row in done if row.field is None]
    changed = set(row.task for row in done if row.field is not None)
    counts = Counter(actions)
    counts[CHANGE] += len(changed)
    told = [u"%s %d" % (one, counts[one]) for one in sorted(counts) if counts[one]]
    noting.note_for(site, deeds.PLAN, [(plan.name, u"", u", ".join(told))])


def _follow(site, plan, comparison):
    references, afters = comparison.references, []
    for step in comparison.steps:
        # What runs after others is set when all are there.
        now, after = [], []
        for setting in step.settings:
            is_after = after_names.is_after(setting.field)
            (after if is_after else now).append(setting)
        backend = _add(step.slot) if step.slot.is_new else step.slot.backend
        if not step.slot.is_new and now:
            _change(backend, now)
        references.learn(step.slot.task.name, backend)
        afters.extend((backend, setting) for setting in after)
        made = step.slot.is_new or bool(step.slot.note and step.slot.note["made"])
        uid, name = str(IUUID(backend)), step.slot.task.name
        keep = step.slot.task.keep
        notes.write(site, uid, plan.name, name, made, step.noted, keep)
    for backend, setting in afters:
        uids = [references.uid(one) for one in setting.value]
        _change(backend, [setting._replace(value=uids)])
    if comparison.left:
        _purge(site, plan, comparison.left)


def _add(slot):
    return addContentToContainer(slot.place, slot.backend, checkConstraints=False)


def _change(backend, found):
    names = [setting.name for setting in found]
    if "run_as" in names:
        IBackendJobManager(backend).forget_user()
    for setting in found:
        settings.put(backend, setting)
    if any(name in CHOICES for name in names):
        # Also where it has just been added.
        chosen.choose(backend)
    by_schema = {}
    for setting in found:
        by_schema.setdefault(setting.schema, []).append(str(setting.name))
    modified(backend, *[Attributes(one, *by_schema[one]) for one in by_schema])


def _purge(site, plan, left):
    workers = reconcile.known_workers()
    for slot in left:
        manager, uid = IBackendJobManager(slot.backend), str(IUUID(slot.backend))
        if plan.purge == plans.REMOVE:
            if deletion.delete(manager, workers).well:
                notes.drop(site, uid)
                continue
            # It runs now, or somebody edits it: the next time.
        if slot.backend.activated:
            one_backend.deactivate(manager)
