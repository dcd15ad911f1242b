"""POST @cron-pause and @cron-resume of the site."""

from collective.cron.actions import pausing
from collective.cron.memory import pause
from collective.cron.memory.pause import PauseRefused
from collective.cron.services.backend.actions import Action
from collective.cron.services.shared.parameters import read_instant
from collective.cron.services.shared.parameters import read_texts
from collective.cron.services.shared.paused import describe_pause
from collective.cron.worksite import identity
from zope.i18n import translate


class SiteAction(Action):
    @property
    def by(self):
        return identity.current_user_id() or u"system"

    def describe(self):
        return {
            "@id": self.context.absolute_url() + "/@cron",
            "pause": describe_pause(self),
        }


class PausePost(SiteAction):
    """With a reason, and until when if that is known."""

    def tell(self):
        try:
            return super(PausePost, self).tell()
        except PauseRefused as error:
            message = translate(error.what, context=self.request)
            return self.refuse(400, "BadRequest", message, field=error.field)

    def read(self):
        sent = read_texts(self.request, "reason", "until")
        self.until = None
        if sent.get("until"):
            self.until = read_instant("until", sent["until"])
        self.reason = pause.check_reason(sent.get("reason"))
        pause.check_until(self.until)

    def perform(self):
        return pausing.pause(self.context, self.reason, self.until, self.by)


class ResumePost(SiteAction):
    def perform(self):
        return pausing.resume(self.context, self.by)
