"""Installation: all sites in the database that this process has opened."""

from collective.cron.health import as_json
from collective.cron.health import asked


class Installation(object):
    """`place`: the root of Zope, or a site."""

    def __init__(self, place):
        self._place = place

    def health(self):
        """Return the report for monitors, as plain data."""
        return as_json.plain(asked.work_out(self._place))
