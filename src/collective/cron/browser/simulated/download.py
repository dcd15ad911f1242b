"""A simulation as CSV."""

from collective.cron import clock
from collective.cron.browser.results.downloads import CSV
from collective.cron.browser.results.downloads import Download
from collective.cron.browser.simulated.view import SimulateView
from collective.cron.text import csv_text


COLUMNS = "instant wall zone kind clock together uid task url active".split()


class SimulateCSV(SimulateView, Download):
    """All rows, for programs as well: kinds are the words that REST has."""

    def __call__(self):
        data = csv_text.write(COLUMNS, (_line(row) for row in self.simulation.rows))
        self.begin(u"simulation.csv", CSV, len(data))
        return data


def _line(row):
    task = row.task
    return [
        clock.to_iso(row.instant),
        row.wall.isoformat(),
        task.zone,
        row.kind,
        row.mark,
        row.together,
        task.uid,
        task.backend.title,
        task.backend.absolute_url(),
        task.active,
    ]
