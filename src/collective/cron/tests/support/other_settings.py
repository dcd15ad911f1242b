"""Settings of tasks other than those that a site begins with."""

from collective.cron.settings import site_settings


POLICIES = [name for name in site_settings.SETTLED if name != "timezone"]
OTHERS = {
    "overlap": u"wait",
    "late_policy": u"skip",
    "late_limit": 7,
    "keep_results": 11,
    "keep_days": 12,
    "keep_failures_days": 13,
}
