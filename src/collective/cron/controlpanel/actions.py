"""Pause and resume with one press; each a POST with an authenticator."""

from collective.cron.actions import pausing
from collective.cron.actions.outcome import Outcome
from collective.cron.actions.outcome import REFUSED
from collective.cron.browser.backend.actions import Action
from collective.cron.browser.shared.typed import moment_field
from collective.cron.controlpanel.schema import ISettingsForm
from collective.cron.worksite import identity
from six import ensure_text
from six import string_types


class SiteAction(Action):
    """Goes back to the dashboard."""

    starts_something = False

    @property
    def back_url(self):
        return self.context.absolute_url() + "/@@cron-dashboard"

    @property
    def by(self):
        return identity.current_user_id() or u"system"


class Pause(SiteAction):
    """With the fields `reason` and `until`, the latter in the time zone of the site."""

    def perform(self):
        try:
            until = moment_field.read(self.request.form.get("until"))
        except moment_field.NotAMoment:
            message = moment_field.explain(ISettingsForm["pause_until"].title)
            return Outcome(REFUSED, message)
        return pausing.pause(self.context, self.reason, until, self.by)

    @property
    def reason(self):
        reason = self.request.form.get("reason")
        is_text = isinstance(reason, string_types)
        return ensure_text(reason, errors="replace") if is_text else u""


class Resume(SiteAction):
    def perform(self):
        return pausing.resume(self.context, self.by)
