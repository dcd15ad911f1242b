"""BuilderForm: what the builder shows for the expression that is in the form."""

from collective.cron import _
from collective.cron.browser.schedule import builder
from collective.cron.words import wording


KINDS = {
    builder.MINUTES: _(u"every few minutes"),
    builder.HOURLY: _(u"every hour"),
    builder.DAILY: _(u"every day"),
    builder.WEEKLY: _(u"on days of the week"),
    builder.MONTHLY: _(u"once a month"),
    builder.PLACED: _(u"on a certain weekday of the month"),
    builder.WINDOW: _(u"some time in the night, or in other hours"),
    builder.INTERVAL: _(u"every so many days, weeks, hours or minutes"),
}
PLACES = {
    "#1": _(u"the first"),
    "#2": _(u"the second"),
    "#3": _(u"the third"),
    "#4": _(u"the fourth"),
    "L": _(u"the last"),
}
UNITS = {
    "minutes": _(u"minutes"),
    "hours": _(u"hours"),
    "days": _(u"days"),
    "weeks": _(u"weeks"),
}
LAST_DAY = _(u"the last")


class BuilderForm(object):
    """Options are dicts with `value`, `title` and `chosen`; kinds have a `pattern`.

    `chosen`: what is in the form already, where it could not be put together.
    """

    def __init__(self, text, language, chosen=None):
        self.values, self.days = builder.read(text)
        if chosen:
            self.values.update(chosen[0])
            self.days = chosen[1]
        self.language = language

    @property
    def kinds(self):
        kinds = self._options("kind", KINDS.get)
        return [
            dict(kind, pattern=pattern)
            for kind, (_name, pattern) in zip(kinds, builder.PATTERNS)
        ]

    @property
    def every(self):
        return self._options("every", str)

    @property
    def hours(self):
        return self._options("hour", lambda hour: hour.zfill(2))

    @property
    def minutes(self):
        return self._options("minute", lambda minute: minute.zfill(2))

    @property
    def dates(self):
        return self._options("day", lambda day: LAST_DAY if day == "L" else day)

    @property
    def first(self):
        return self._options("first", lambda hour: hour.zfill(2) + ":00")

    @property
    def last(self):
        """The hours that are the last ones of a window, by the end of them."""
        return self._options("last", lambda hour: "%02d:00" % (int(hour) + 1))

    @property
    def places(self):
        return self._options("place", PLACES.get)

    @property
    def units(self):
        return self._options("unit", UNITS.get)

    @property
    def names_of_days(self):
        names = dict((day["value"], day["title"]) for day in self.weekdays)
        return self._options("weekday", names.get)

    @property
    def weekdays(self):
        names, _months = wording.names_of(self.language.split("-")[0])
        names = list(names[1:]) + [names[0]]
        return [
            {"value": day, "title": name, "chosen": day in self.days or None}
            for day, name in zip(builder.WEEKDAYS, names)
        ]

    def _options(self, name, describe):
        chosen = self.values[name]
        return [
            {
                "value": value,
                "title": describe(value),
                "chosen": value == chosen or None,
            }
            for value in builder.CHOICES[name]
        ]
