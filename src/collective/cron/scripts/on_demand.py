"""Runs of a script that somebody asks for: each script has a task for each user.

A run needs a task, which has its results, its user, and one claim for each run; so what
is asked for by hand or by a program is told of like all else, and nothing runs twice.
"""

from BTrees.OOBTree import OOBTree
from collective.cron import _
from collective.cron.actions import one_backend
from collective.cron.actions import own_run
from collective.cron.content import choosers
from collective.cron.errors import CronError
from collective.cron.interfaces import IBackendJobManager
from collective.cron.scripts import settings as kept
from collective.cron.scripts.folder import FOLDER_TYPE
from collective.cron.scripts.parameters import DRY_RUN
from collective.cron.scripts.task import PORTAL_TYPE
from collective.cron.settings.plain_values import to_plain
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
    own, plain = settings_of_run(site, script, settings, dry)
    task = task_for(site, script, plain)
    return task, one_backend.run(IBackendJobManager(task), settings=own)


def settings_of_run(site, script, settings, dry):
    """Return the settings of one run, and those of a task that are as JSON has them.

    Raises InvalidSettings, a CronError, for what does not fit the script.
    """
    plain = dict((ensure_text(k), to_plain(v)) for k, v in settings.items())
    kept.check(script, plain, site)
    own_run.check_length(plain)
    if not dry:
        return plain, plain
    if not script.has_dry_run:
        raise CronError("the script has no dry run", script.name)
    return dict(plain, **{DRY_RUN: True}), plain


def task_for(site, script, settings, user=None):
    """Return the task that runs a Script as a user, made if there is none.

    `settings`: those that it has if it is made now, or if its own do not fit any more;
    `user`: an id, that of who acts now if left out. Raises CronError if that is nobody,
    or one that who acts now may not choose, and DirectoryAway.
    """
    own = ensure_text(identity.current_user_id() or u"")
    user = ensure_text(user or own)
    if not user:
        raise CronError("nobody to run as", script.name, "the id of a user")
    if not choosers.may_let_run_as(site, user):
        raise CronError("not your choice to run as", user, "yourself")
    # Who acts now may be no user of the site, with the id of one who is.
    is_own = user == own
    where = identity.locate_current(site) if is_own else identity.locate(site, user)
    if where is None:
        raise CronError("nobody to run as", user, "the id of a user of the site")
    folder = ensure_folder(site)
    task = _find(folder, script, user)
    if task is not None:
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
    task = addContentToContainer(folder, made, checkConstraints=False)
    folder.known[script.name, user] = task.getId()
    return task


def _find(folder, script, user):
    """Return the task that runs a script as a user, or None; the same for thousands."""
    if folder.known is None:
        folder.known = OOBTree()
        for task in folder.objectValues():
            if task.portal_type == PORTAL_TYPE:
                folder.known[ensure_text(task.script), task.run_as] = task.getId()
    task = folder.get(folder.known.get((script.name, user), ""))
    # It may have been given another user, or be gone.
    is_it = task is not None and (task.script, task.run_as) == (script.name, user)
    return task if is_it else None


def ensure_folder(site):
    """Return the folder of such tasks in a site, made if there is none."""
    if FOLDER not in site:
        made = createContent(FOLDER_TYPE, id=FOLDER, title=_say(_(u"Runs of scripts")))
        addContentToContainer(site, made, checkConstraints=False)
    return site[FOLDER]


def _say(message):
    return ensure_text(translate(message, context=getRequest()))
