"""Events of contents and sites, handed to the manager. Three lines each."""

from AccessControl import Unauthorized
from Acquisition import aq_base
from collective.cron import logger
from collective.cron.audit import deeds
from collective.cron.audit import noting
from collective.cron.audit import snapshot
from collective.cron.content import choosers
from collective.cron.content import chosen
from collective.cron.content import result_writer
from collective.cron.content.backend import RESERVED
from collective.cron.content.plone_permissions import MANAGE
from collective.cron.interfaces import IBackendJobManager
from collective.cron.interfaces import RESULTS_ID
from collective.cron.memory import sites
from collective.cron.memory import state
from collective.cron.memory import tally
from collective.cron.queueing import asking
from collective.cron.queueing import belonging
from collective.cron.queueing import choices
from collective.cron.settings import site_settings
from collective.cron.worksite import identity
from zExceptions import BadRequest
from zope.component.hooks import getSite


def backend_added(backend, event):
    """Make the results folder, settle who it runs as, and queue it if it is active."""
    _refuse_what_is_not_theirs(backend)
    if not backend.run_as:
        backend.run_as = identity.current_user_id()
    # Now: another default zone of the site, for one, must not move the schedule.
    site_settings.settle(backend, sites.site_of(backend))
    if _is_installed(backend):
        belonging.settle_new(backend)
    result_writer.ensure_folder(backend)
    _follow_settings(backend)


def backend_modified(backend, event):
    """Queue it anew if what was changed matters for that."""
    _follow_settings(backend)


def backend_copied(copy, event):
    """A copy starts inactive, without results, and runs as whoever makes it."""
    copy.activated = False
    copy.run_as = None
    chosen.unsettle(copy)
    result_writer.drop_folder(copy)


def backend_will_come(backend, event):
    """Refuse the id that the results of a Backend have."""
    itself = aq_base(event.object) is aq_base(backend)
    if itself and event.newName == RESULTS_ID:
        raise BadRequest(RESERVED)


def backend_will_go(backend, event):
    """Take its jobs along when it leaves its site: deleted, or moved to another.

    With its folder it leaves only if who acts may manage it; a task may remove itself.
    """
    if event.oldParent is not None and not _same_site(event.oldParent, event.newParent):
        alone = aq_base(event.object) is aq_base(backend)
        if not (alone or asking.is_task() or choosers.may_manage(backend)):
            path = "/".join(backend.getPhysicalPath())
            raise Unauthorized("It has a task in it, %s: it takes %r" % (path, MANAGE))
        manager = IBackendJobManager(backend)
        if manager.state is not None:
            deed = deeds.DELETED if event.newParent is None else deeds.LEFT
            noting.note(manager, deed)
        belonging.leave(manager)
        if event.newParent is not None:
            chosen.unsettle(backend)


def backend_moved(backend, event):
    """Queue it in the site it came to; a move inside one site changes nothing."""
    if event.oldParent is not None and event.newParent is not None:
        _follow_settings(backend)


def working_copy_comes_in(working_copy, event):
    """Let a working copy bring what was chosen, when it overwrites the original."""
    original = event.baseline
    chosen.put_back(working_copy, original.activated, original.run_as, None)


def site_added(site, event):
    """Forget the states that a site brings along, copied or imported: not its own."""
    count = len(state.all_states(site))
    if count:
        state.uninstall(site)
        state.install(site)
        place = "/".join(event.newParent.getPhysicalPath() + (event.newName,))
        logger.warning("%s came with the states of %d tasks: not its own", place, count)


def setting_changed(event):
    """Note what was changed of the settings of a site, or of its pause."""
    prefix, name = event.record.__name__.rpartition(".")[::2]
    site = sites.site_of(getSite()) if prefix == site_settings.PREFIX else None
    if site is None or event.oldValue == event.newValue:
        return
    deed = deeds.SETTINGS
    if name.startswith("pause_"):
        ends = name == "pause_ended" and event.newValue is not None
        deed = deeds.RESUMED if ends else deeds.PAUSED
    values = [snapshot.as_text(one) for one in (event.oldValue, event.newValue)]
    noting.note_for(site, deed, [(name,) + tuple(values)])


def user_gone(event):
    """Note of a user that was deleted, or made anew, that tasks ran as another one."""
    site = sites.site_of(getSite())
    if site is not None and state.is_installed(site):
        principal = getattr(event.principal, "getId", lambda: event.principal)()
        choices.note_all_gone(site, principal)


def _refuse_what_is_not_theirs(backend):
    # Not an error: add-ons may let others add tasks, and these may copy contents.
    path = "/".join(backend.getPhysicalPath())
    if backend.run_as and not choosers.may_let_run_as(backend, backend.run_as):
        logger.warning("%s: not as %s: that was not chosen", path, backend.run_as)
        backend.run_as = None
    if backend.activated and not choosers.may_manage(backend):
        logger.warning("%s: inactive: whoever added it may not manage it", path)
        backend.activated = False


def _follow_settings(backend):
    if _is_installed(backend):
        manager = IBackendJobManager(backend)
        manager.follow_settings()
        tally.count(manager.state)


def _is_installed(backend):
    # A site without the add-on keeps its Backends as plain content.
    return state.is_installed(sites.site_of(backend))


def _same_site(one, other):
    if other is None:
        return False
    return aq_base(sites.site_of(one)) is aq_base(sites.site_of(other))
