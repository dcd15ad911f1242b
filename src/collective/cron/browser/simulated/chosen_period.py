"""The period that a person looks at, and the place in the list, as the address says."""

from collective.cron.browser.shared.typed.given import Given
from collective.cron.errors import CronError
from collective.cron.overview.simulated import period
from collective.cron.overview.simulated import simulation


class ChosenPeriod(Given):
    """`since`, `until`: aware UTC; `start`: the number of the first row.

    What cannot be is `refused`, and the usual period is taken.
    """

    names = ("from", "to", "start")
    page = "@@cron-simulate"

    def __init__(self, form, zone, now):
        super(ChosenPeriod, self).__init__(form)
        self.start = self.read("start", _number) or 0
        first, last = [self._date(name) for name in ("from", "to")]
        self.refused = False
        try:
            self.since, self.until = period.read(first, last, zone, now)
            simulation.check_period(self.since, self.until)
        except (CronError, ValueError):
            self.refused = True
            self.since, self.until = period.read(None, None, zone, now)

    def _date(self, name):
        try:
            return period.read_date(self.values[name]) if name in self.values else None
        except ValueError:
            self.unread.append(name)


def _number(text):
    number = int(text or 0)
    if not 0 <= number <= simulation.MOST:
        raise ValueError(text)
    return number
