"""GET @cron-alerts of the site: what people were told, and what waits."""

from collective.cron.overview import told
from collective.cron.services.shared.as_data import instant
from collective.cron.services.shared.as_data import text
from collective.cron.services.shared.parameters import Parameters
from collective.cron.services.shared.service import CronService


MOST = 500
LONGEST = 100  # characters of a UUID


class AlertsGet(CronService):
    """What waits comes first, then the newest first."""

    def tell(self):
        asked = Parameters(self.request)
        asked.refuse_others("b_size", "task")
        uid = asked.text("task", LONGEST) or None
        size = asked.number("b_size", 1, MOST, MOST)
        return {
            "@id": self.site.absolute_url() + "/@cron-alerts",
            "items": [_describe(one) for one in told.find(self.site, size, uid)],
        }


def _describe(one):
    texts = ("id", "kind", "headline", "channel", "target", "outcome", "error")
    found = dict((name, text(getattr(one, name))) for name in texts)
    return dict(
        found,
        url=one.url,
        at=instant(one.at),
        ended=instant(one.ended),
        again=instant(one.again),
        attempts=one.attempts,
    )
