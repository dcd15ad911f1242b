"""What is done from the list: with one task at once, with several after a question."""

from collective.cron import _
from collective.cron.actions import deletion
from collective.cron.actions import many_backends
from collective.cron.actions.outcome import Outcome
from collective.cron.browser.backend.actions import Action
from collective.cron.browser.dashboard.filters import Filters
from collective.cron.browser.interfaces import IBelowDashboard
from collective.cron.interfaces import IBackendJobManager
from collective.cron.overview import listing
from collective.cron.overview.backend_overview import title_of
from collective.cron.overview.selection import Selection
from plone import api
from plone.memoize.view import memoize
from plone.protect import CheckAuthenticator
from six import ensure_str
from six import ensure_text
from six import string_types
from zope.i18n import translate
from zope.interface import implementer


SHOWN = 10  # messages of those that went wrong
QUESTIONS = {
    many_backends.RUN: _(u"Run these tasks now?"),
    many_backends.ACTIVATE: _(u"Activate these tasks?"),
    many_backends.DEACTIVATE: _(u"Deactivate these tasks?"),
    many_backends.REPAIR: _(u"Repair these tasks?"),
    many_backends.CANCEL: _(u"Cancel what these tasks do now?"),
    many_backends.CHOOSE_USER: _(u"Whom are these tasks to run as?"),
    many_backends.DELETE: _(u"Delete these tasks?"),
}
EXPLANATIONS = {
    many_backends.RUN: _(
        u"bulk_run_help",
        default=u"Each is run once, besides its schedule, which does not change.",
    ),
    many_backends.ACTIVATE: _(u"They run by their schedules from now on."),
    many_backends.DEACTIVATE: _(
        u"bulk_deactivate_help",
        default=u"They do not run by themselves any more. What runs now runs to its "
        u"end.",
    ),
    many_backends.REPAIR: _(
        u"What is missing in the queue is queued, lost runs are closed."
    ),
    many_backends.CANCEL: _(
        u"bulk_cancel_help",
        default=u"Their runs are asked to stop. Each does so when it looks for that "
        u"the next time; one that never looks runs to its end.",
    ),
    many_backends.CHOOSE_USER: _(
        u"bulk_choose_user_help",
        default=u"They have the rights of this user at each run, whoever wrote their "
        u"settings.",
    ),
    many_backends.DELETE: _(
        u"bulk_delete_help",
        default=u"Their results are deleted with them. One that is running now is "
        u"left: cancel it first.",
    ),
}
BUTTONS = {
    many_backends.RUN: _(u"Run now"),
    many_backends.ACTIVATE: _(u"Activate"),
    many_backends.DEACTIVATE: _(u"Deactivate"),
    many_backends.REPAIR: _(u"Repair"),
    many_backends.CANCEL: _(u"Cancel the runs"),
    many_backends.CHOOSE_USER: _(u"Choose this user"),
    many_backends.DELETE: _(u"Delete"),
}
# What makes runs start, and what the button of one row does without a question.
STARTING = (many_backends.RUN, many_backends.ACTIVATE, many_backends.REPAIR)
LONGEST_USER = 200  # characters of an id


@implementer(IBelowDashboard)
class BulkView(Action):
    """A POST shows what would be done; the POST of that page does it.

    A field `one`, such as `run:UID`, is a button of one row: that is done at once.
    """

    def __call__(self):
        if self.request.get("REQUEST_METHOD") != "POST":
            return self.request.response.redirect(self.back_url)
        CheckAuthenticator(self.request)
        if self.action is None or not self.uids:
            self.tell(_(u"Nothing was chosen: tick some tasks first."), "warning")
        elif self.lacks_user or not (self.one or "confirmed" in self.request.form):
            if self.chosen:
                return self.index()
            self.tell(many_backends.MESSAGES[many_backends.NOT_FOUND], "warning")
        else:
            self.report(
                many_backends.perform(
                    self.site, self.action, self.uids, self.now, self.user
                )
            )
        return self.request.response.redirect(self.back_url)

    @property
    def one(self):
        """What the button of a row says, a list of action and UUID; or None."""
        value = self.request.form.get("one")
        parts = value.split(":") if isinstance(value, string_types) else []
        return parts if len(parts) == 2 and parts[0] in STARTING else None

    @property
    def action(self):
        """What is to be done, a key of bulk.ACTIONS, or None."""
        name = self.one[0] if self.one else self.request.form.get("action")
        is_known = isinstance(name, string_types) and name in many_backends.ACTIONS
        return str(name) if is_known else None

    @property
    @memoize
    def uids(self):
        """What was ticked, or all that the list finds, each once, in order."""
        if self.one is None and self.request.form.get("everything"):
            return self._all_found()
        found = self.one[1:] if self.one else self.request.form.get("uid", [])
        found = found if isinstance(found, (list, tuple)) else [found]
        uids = []
        for uid in found[: many_backends.LIMIT]:
            if isinstance(uid, string_types) and 0 < len(uid) <= 64:
                uids.append(ensure_str(uid, "utf-8", "replace"))
        return sorted(set(uids), key=uids.index)

    def _all_found(self):
        """Return what the filters find, on whatever page: as many as can be done."""
        everything = listing.glances_of(self.site, self.workers, self.now)
        chosen = Selection(everything, self.filters.query, self.translate).chosen
        return [one.uid for one in chosen[: many_backends.LIMIT]]

    def translate(self, message):
        return translate(message, context=self.request)

    @property
    def user(self):
        """The id of the user that is chosen, text; empty if none is."""
        value = self.request.form.get("user")
        is_text = isinstance(value, string_types)
        value = ensure_text(value, "utf-8", "replace") if is_text else u""
        return value.strip()[:LONGEST_USER]

    @property
    def asks_for_user(self):
        return self.action == many_backends.CHOOSE_USER

    @property
    def lacks_user(self):
        return self.asks_for_user and not self.user

    @property
    @memoize
    def chosen(self):
        """Those with which it may be done, as dicts, see _describe()."""
        found = many_backends.allowed(self.site, self.action, self.uids)
        may_see = "collective.cron: View"
        return [
            self._describe(uid, found[uid])
            for uid in self.uids
            if uid in found and api.user.has_permission(may_see, obj=found[uid])
        ]

    def _describe(self, uid, backend):
        """Return a dict with uid, title and url; of one to delete, what goes too."""
        deletes = self.action == many_backends.DELETE
        state = IBackendJobManager(backend).state
        return {
            "uid": uid,
            "title": title_of(backend),
            "url": backend.absolute_url(),
            "results": deletion.count_results(backend) if deletes else 0,
            "going": deletes and deletion.is_going(state, self.workers),
        }

    @property
    def left_out(self):
        """How many are ticked with which it may not be done."""
        return len(self.uids) - len(self.chosen)

    @property
    def page_title(self):
        return QUESTIONS[self.action]

    @property
    def explanation(self):
        return EXPLANATIONS[self.action]

    @property
    def button(self):
        return BUTTONS[self.action]

    @property
    @memoize
    def filters(self):
        return Filters(self.request.form)

    @property
    def back_url(self):
        return self.filters.here(self.context.absolute_url())

    def report(self, reports):
        """Say how many went well, and what went wrong."""
        well = [report for report in reports if report.outcome.well]
        if well and self.one:
            self.tell(self.say_one(well[0]))
        elif well:
            message = _(
                u"bulk_done",
                default=u"${action}: done, ${count} of ${total}.",
                mapping={
                    "action": self.translate(self.button),
                    "count": len(well),
                    "total": len(reports),
                },
            )
            self.tell(message)
        if well and self.action in STARTING:
            self.warn_if_nobody_works()
        ill = [report for report in reports if not report.outcome.well]
        for one in ill[:SHOWN]:
            self.tell(self.say_one(one), "warning")
        if len(ill) > SHOWN:
            message = _(
                u"bulk_more",
                default=u"Further tasks with which it could not be done: ${count}",
                mapping={"count": len(ill) - SHOWN},
            )
            self.tell(message, "warning")

    def say_one(self, report):
        """Return how it went with one task, and which one that is."""
        said = report.outcome.say(self.request)
        if report.title is None:
            return said
        mapping = {"title": report.title, "message": said}
        message = _(u"of_task", default=u"${title}: ${message}", mapping=mapping)
        return Outcome(report.outcome.code, message).say(self.request)
