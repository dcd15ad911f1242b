"""CronService: what all services share. A GET only reads; changes are in actions.py."""

from collective.cron.browser.shared.page import CronPage
from collective.cron.services.shared.as_data import instant
from collective.cron.services.shared.parameters import BadParameter
from plone.restapi.services import Service


class Refused(dict):
    """An answer that says why there is no other."""


class CronService(Service, CronPage):
    """Like a page: one idea of what time it is and of who works.

    A subclass answers in `tell`, and may raise BadParameter.
    """

    def reply(self):
        try:
            answer = self.tell()
            return answer if isinstance(answer, Refused) else self.date(answer)
        except BadParameter as error:
            return self.refuse(
                400,
                "BadRequest",
                u"%s" % error,
                field=error.field,
                value=error.value,
                accepted=error.accepted,
            )

    def date(self, answer):
        """Return an answer with the time here, which instants in it compare with."""
        return dict(answer, now=instant(self.now))

    def refuse(self, status, kind, message, **details):
        """Answer with an error, of the form that those of plone.rest have."""
        self.request.response.setStatus(status)
        return Refused(details, type=kind, message=message)
