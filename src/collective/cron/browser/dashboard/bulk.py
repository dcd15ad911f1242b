"""What is done from the list: with one task at once, with several after a question."""

from collective.cron import _
from collective.cron.actions import many_backends
from collective.cron.actions.outcome import Outcome
from collective.cron.browser.backend.actions import Action
from collective.cron.browser.dashboard.filters import Filters
from collective.cron.overview.backend_overview import title_of
from plone import api
from plone.memoize.view import memoize
from plone.protect import CheckAuthenticator
from six import ensure_str
from six import string_types


SHOWN = 10  # messages of those that went wrong
QUESTIONS = {
    many_backends.RUN: _(u"Run these tasks now?"),
    many_backends.ACTIVATE: _(u"Activate these tasks?"),
    many_backends.DEACTIVATE: _(u"Deactivate these tasks?"),
    many_backends.REPAIR: _(u"Repair these tasks?"),
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
}
BUTTONS = {
    many_backends.RUN: _(u"Run now"),
    many_backends.ACTIVATE: _(u"Activate"),
    many_backends.DEACTIVATE: _(u"Deactivate"),
    many_backends.REPAIR: _(u"Repair"),
}


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
        elif self.one is None and "confirmed" not in self.request.form:
            if self.chosen:
                return self.index()
            self.tell(many_backends.MESSAGES[many_backends.NOT_FOUND], "warning")
        else:
            self.report(
                many_backends.perform(self.site, self.action, self.uids, self.now)
            )
        return self.request.response.redirect(self.back_url)

    @property
    def one(self):
        """What the button of a row says, a list of action and UUID; or None."""
        value = self.request.form.get("one")
        parts = value.split(":") if isinstance(value, string_types) else []
        return parts if len(parts) == 2 else None

    @property
    def action(self):
        """What is to be done, a key of bulk.ACTIONS, or None."""
        name = self.one[0] if self.one else self.request.form.get("action")
        is_known = isinstance(name, string_types) and name in many_backends.ACTIONS
        return str(name) if is_known else None

    @property
    @memoize
    def uids(self):
        """What was ticked, each once, in order."""
        found = self.one[1:] if self.one else self.request.form.get("uid", [])
        found = found if isinstance(found, (list, tuple)) else [found]
        uids = []
        for uid in found[: many_backends.LIMIT]:
            if isinstance(uid, string_types) and 0 < len(uid) <= 64:
                uids.append(ensure_str(uid, "utf-8", "replace"))
        return sorted(set(uids), key=uids.index)

    @property
    @memoize
    def chosen(self):
        """Those with which it may be done, as dicts with uid, title and url."""
        found = many_backends.allowed(self.site, self.action, self.uids)
        may_see = "collective.cron: View"
        return [
            {"uid": u, "title": title_of(found[u]), "url": found[u].absolute_url()}
            for u in self.uids
            if u in found and api.user.has_permission(may_see, obj=found[u])
        ]

    @property
    def left_out(self):
        """How many are ticked with which it may not be done."""
        return len(self.uids) - len(self.chosen)

    @property
    def question(self):
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
                default=u"Done with ${count} of ${total} tasks.",
                mapping={"count": len(well), "total": len(reports)},
            )
            self.tell(message)
        if well and self.action != many_backends.DEACTIVATE:
            self.warn_if_nobody_works()
        ill = [report for report in reports if not report.outcome.well]
        for one in ill[:SHOWN]:
            self.tell(self.say_one(one), "warning")
        if len(ill) > SHOWN:
            message = _(
                u"bulk_more",
                default=u"It could not be done with ${count} more tasks.",
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
