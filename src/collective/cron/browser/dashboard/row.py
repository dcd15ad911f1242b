"""A row of the dashboard: a Backend in short, and the one fix for what is wrong."""

from collective.cron import _
from collective.cron.actions import many_backends
from collective.cron.actions import one_backend
from collective.cron.browser.shared import labels
from collective.cron.browser.shared import outcome_strip
from collective.cron.browser.shared.backend_in_words import BackendInWords
from collective.cron.interfaces import CANCELLED
from collective.cron.interfaces import SKIPPED
from collective.cron.overview import status


# Fix -> its label, and the action of bulk.py that it is.
POSTED = {
    status.REPAIR: (_(u"Repair"), many_backends.REPAIR),
    status.ACTIVATE: (_(u"Activate"), many_backends.ACTIVATE),
}
# Fix -> the label of a link to the form.
EDITED = {
    status.EDIT: _(u"Correct the schedule"),
    status.CHOOSE_USER: _(u"Choose a user"),
}
# Fix -> what it is about is told once, elsewhere on the page.
BELOW = {
    status.START_WORKER: (_(u"See the workers"), "#cron-workers"),
    status.RESUME: (_(u"See the pause"), "#cron-pause"),
}


UNTOLD = ("scheduled", "never-run")  # the list says the next run beside it


class Row(BackendInWords):
    """What the list shows of a Backend; it is worked out when it is asked for.

    `code`: that of its status, if it is known; where no reason is shown that is all.
    """

    def __init__(self, backend, page, code=None):
        found = status.Status(code, u"", status.NONE) if code in UNTOLD else None
        super(Row, self).__init__(backend, page, found)
        if found is not None and self._tells_last:
            self.status = self._assess(page.workers, page.known)

    @property
    def reason(self):
        """Why it has its status; nothing where that is told beside it, or above all."""
        if self.status.code == "paused":
            return u""
        if self.status.code in UNTOLD and not self._tells_last:
            return u""
        return self.status.reason

    @property
    def _tells_last(self):
        last = self.state.last if self.state else None
        return bool(last and last["status"] in (SKIPPED, CANCELLED))

    @property
    def strip(self):
        recent = self.state.recent if self.state else ""
        drawn = self.page.strips
        if recent not in drawn:
            drawn[recent] = outcome_strip.draw(recent, self.page.request)
        return drawn[recent]

    @property
    def fix(self):
        """What would help, as a dict with `label`, `url` and `post`; or None.

        A button or a link for those who may, else words alone. `post` is the value
        of a button, or None.
        """
        code = self.status.fix
        if code in POSTED and self.may("Manage"):
            label, action = POSTED[code]
            return {"label": label, "url": None, "post": self.button(action)}
        if code in EDITED and self.may("Manage"):
            return {"label": EDITED[code], "url": self.url + "/edit", "post": None}
        if code in BELOW:
            label, url = BELOW[code]
            return {"label": label, "url": url, "post": None}
        if code == status.SEE_RESULT and self.last:
            label = _(u"See the result")
            return {"label": label, "url": self.last["url"], "post": None}
        hint = labels.HINTS.get(code)
        return {"label": hint, "url": None, "post": None} if hint else None

    def button(self, action):
        """Return the value of a button that does this with the Backend."""
        return "%s:%s" % (action, self.uid)

    @property
    def run_button(self):
        return self.button(many_backends.RUN)

    @property
    def can_run(self):
        """Whether the visitor can ask for a run now."""
        if self.status.broken or not self.may("Run"):
            return False
        return one_backend.why_not_yet(self.manager, self.paused) is None

    def may(self, what):
        return self.page.rights.allow(what, self.backend, self.state)
