"""@@cron-metrics, of a site and of all sites: text for Prometheus."""

from collective.cron.health import asked
from collective.cron.health.views import Told
from collective.cron.metrics import exposition
from collective.cron.worksite.entering import site_path


class Metrics(Told):
    media_type = exposition.CONTENT_TYPE_LATEST

    def tell(self):
        path = asked.EVERYTHING if self.site is None else site_path(self.site)
        return 200, exposition.write(path)


class SiteMetrics(Metrics):
    @property
    def site(self):
        return self.context
