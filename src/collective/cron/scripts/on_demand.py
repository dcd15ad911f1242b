"""Runs of a script that somebody asks for: each script has a task for each user.

A run needs a task, which has its results, its user, and one claim for each run; so what
is asked for by hand or by a program is told of like all else, and nothing runs twice.
"""

from collective.cron import _
from collective.cron.actions import one_backend
from collective.cron.content import choosers
from collective.cron.errors import CronError
from collective.cron.interfaces import IBackendJobManager
from collective.cron.scripts import settings as kept
from collective.cron.scripts.folder import FOLDER_TYPE
from collective.cron.scripts.parameters import DRY_RUN
from collective.cron.scripts.task import PORTAL_TYPE
from collective.cron.worksite import identity
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from six import ensure_str
from six import ensure_text
from zope.globalrequest import getRequest
from zope.i18n import translate


FOLDER = "cron-scripts"  # id of the folder in the site


def run(site, script, settings, dry=False):
    """Ask for one run of a Script as who acts now; return its task, and an Outcome.

    `settings`: {parameter: value as JSON has it}; what is left out has its default.
    Raises InvalidSettings, a CronError, for what does not fit the script.
    """
    kept.check(script, settings, site)
    values = dict(settings)
    if dry:
        if not script.has_dry_run:
            raise CronError("the script has no dry run", script.name)
        values[DRY_RUN] = True
    task = task_for(site, script, settings)
    manager = IBackendJobManager(task)
    return task, one_backend.run(manager, settings=values)


def task_for(site, script, settings, user=None):
    """Return the task that runs a Script as a user, made if there is none.

    `settings`: those that it has if it is made now, or if its own do not fit any more;
    `user`: an id, that of who acts now if left out. Raises CronError if that is nobody,
    or one that who acts now may not choose.
    """
    user = ensure_text(user or identity.current_user_id() or u"")
    if not user:
        raise CronError("nobody to run as", script.name, "the id of a user")
    if not choosers.may_let_run_as(site, user):
        raise CronError("not your choice to run as", user, "yourself")
    folder = ensure_folder(site)
    for task in folder.objectValues():
        if (task.portal_type, task.script, task.run_as) == (
            PORTAL_TYPE,
            script.name,
            user,
        ):
            if task.defect() is not None:
                task.settings = dict(settings)
            return task
    # It is inactive, so it only runs when it is asked to.
    made = createContent(
        PORTAL_TYPE,
        id=ensure_str(script.name),
        title=_say(script.title),
        script=script.name,
        settings=dict(settings),
        run_as=user,
        activated=False,
        periodicity=u"@yearly",
        overlap=u"wait",
    )
    return addContentToContainer(folder, made, checkConstraints=False)


def ensure_folder(site):
    """Return the folder of such tasks in a site, made if there is none."""
    if FOLDER not in site:
        made = createContent(FOLDER_TYPE, id=FOLDER, title=_say(_(u"Runs of scripts")))
        addContentToContainer(site, made, checkConstraints=False)
    return site[FOLDER]


def _say(message):
    return ensure_text(translate(message, context=getRequest()))
