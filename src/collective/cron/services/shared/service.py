"""CronService: what all services share. A GET only reads; changes are in actions.py."""

from collective.cron.browser.shared.page import CronPage
from collective.cron.services.shared.parameters import BadParameter
from plone.restapi.services import Service


class CronService(Service, CronPage):
    """Like a page: one idea of what time it is and of who works.

    A subclass answers in `tell`, and may raise BadParameter.
    """

    def reply(self):
        try:
            return self.tell()
        except BadParameter as error:
            return self.refuse(
                400,
                "BadRequest",
                u"%s" % error,
                field=error.field,
                value=error.value,
                accepted=error.accepted,
            )

    def refuse(self, status, kind, message, **details):
        """Answer with an error, of the form that those of plone.rest have."""
        self.request.response.setStatus(status)
        return dict(details, type=kind, message=message)
