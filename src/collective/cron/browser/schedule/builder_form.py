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
}


class BuilderForm(object):
    """Options are dicts with `value`, `title` and `chosen`; kinds have a `pattern`."""

    def __init__(self, text, language):
        self.values, self.days = builder.read(text)
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
        return self._options("day", str)

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
