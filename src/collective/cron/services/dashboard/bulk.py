"""POST @cron-bulk of the site: one action on several Backends."""

from collections import Counter
from collective.cron.actions import many_backends
from collective.cron.bbb import text_type
from collective.cron.services.backend.actions import is_deliberate
from collective.cron.services.backend.actions import refuse_kind
from collective.cron.services.shared.parameters import BadParameter
from collective.cron.services.shared.parameters import read_object
from collective.cron.services.shared.service import CronService
from plone.protect.interfaces import IDisableCSRFProtection
from zope.interface import alsoProvides


LONGEST_BODY = 100000  # bytes
LONGEST_UID = 64
LONGEST_USER = 200  # characters of an id
EXAMPLE = '{"action": "run", "uids": ["..."]}'


class BulkPost(CronService):
    """Each Backend in a transaction of its own; tells how it went with each."""

    def tell(self):
        if not is_deliberate(self.request):
            return refuse_kind(self)
        action, uids, user = self.read()
        alsoProvides(self.request, IDisableCSRFProtection)
        reports = many_backends.perform(self.site, action, uids, self.now, user)
        return {
            "@id": self.site.absolute_url() + "/@cron-bulk",
            "action": action,
            "counts": Counter(report.outcome.code for report in reports),
            "items": [self.describe(report) for report in reports],
        }

    def read(self):
        """Return the action, the UUIDs, each once, and the user to run as."""
        known = ("action", "uids", "user")
        data = read_object(self.request, known, EXAMPLE, LONGEST_BODY)
        action, uids = data.get("action"), data.get("uids")
        known = sorted(many_backends.ACTIONS)
        if not isinstance(action, text_type) or action not in known:
            accepted = "one of: %s" % ", ".join(known)
            raise BadParameter("not accepted", _shown(action), accepted, "action")
        if not isinstance(uids, list) or not 0 < len(uids) <= many_backends.LIMIT:
            accepted = "a list of 1 to %d UUIDs" % many_backends.LIMIT
            raise BadParameter("not accepted", _shown(uids), accepted, "uids")
        for uid in uids:
            if not isinstance(uid, text_type) or not 0 < len(uid) <= LONGEST_UID:
                raise BadParameter("not accepted", _shown(uid), "a UUID", "uids")
        uids = [uid.encode("utf-8") if str is bytes else uid for uid in uids]
        return str(action), sorted(set(uids), key=uids.index), _read_user(action, data)

    def describe(self, report):
        return {
            "@id": report.url,
            "uid": report.uid,
            "title": report.title,
            "code": report.outcome.code,
            "message": report.outcome.say(self.request),
        }


def _read_user(action, data):
    """Return the id of a user, which that one action needs and no other takes."""
    user, takes_one = data.get("user"), action == many_backends.CHOOSE_USER
    if not takes_one and user is None:
        return u""
    is_id = isinstance(user, text_type) and 0 < len(user.strip()) <= LONGEST_USER
    if not takes_one or not is_id:
        accepted = "the id of a user, with choose-user alone"
        raise BadParameter("not accepted", _shown(user), accepted, "user")
    return user.strip()


def _shown(value):
    return value if isinstance(value, text_type) else type(value).__name__
