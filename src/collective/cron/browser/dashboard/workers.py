"""The worker panel: who runs jobs, on what, and what waits."""

from collective.cron import _
from collective.cron.bbb import text_type
from collective.cron.overview import status
from collective.cron.overview import workforce
from collective.cron.overview.evidence.queue_trouble import say_trouble
from collective.cron.schedule import rules
from collective.cron.settings.zones import site_zone
from collective.cron.words import clocks
from collective.cron.words import moments
from six import ensure_text


LISTED = 20  # workers, and runs of each
SHORT = 12  # characters of an id that is nothing but hexadecimal digits


def summarize(page, found=None):
    """Return a dict with `code` (ok, none or unknown) and `text`, for a CronPage.

    `found`: the Workforce, if it is there already.
    """
    found = found or workforce.Workforce(page.site, page.workers, page.now)
    if found.code == workforce.UNKNOWN:
        text = _(
            u"workers_unknown",
            default=u"The queue cannot be reached from this process, so it is not "
            u"known whether a worker is there.",
        )
    elif found.code == workforce.OK:
        values = {"count": len(found.ready)}
        if found.last_ping is None:
            text = _(
                u"workers_alive_only", default=u"Workers: ${count}.", mapping=values
            )
        else:
            values["ping"] = page.distance(found.last_ping)
            text = _(
                u"workers_alive",
                default=u"Workers: ${count}. Last sign of life: ${ping}.",
                mapping=values,
            )
    else:
        text = _say_since_when(found)
    return {"code": found.code, "text": text}


def _say_since_when(found):
    """Say that no worker is there; the words stay the same while none comes."""
    if found.read_only:
        return status.READ_ONLY
    if found.stopping:
        return _(
            u"workers_all_stop",
            default=u"All workers are stopping: nothing new runs until a process with "
            u"workers is started.",
        )
    zone = site_zone()
    if found.last_ping is not None:
        return _(
            u"workers_none_since",
            default=u"No worker is there since ${since}: nothing runs until a process "
            u"with workers is started.",
            mapping={"since": moments.show_minute(found.last_ping, zone)},
        )
    if found.last_end is not None:
        return _(
            u"workers_none_last_run",
            default=u"No worker is there: nothing runs until a process with workers is "
            u"started. The last run ended at ${since}.",
            mapping={"since": moments.show_minute(found.last_end, zone)},
        )
    return _(
        u"workers_none",
        default=u"No worker is there: nothing runs until a process with workers is "
        u"started.",
    )


def _say_stopping(worker):
    if not worker.alive or worker.stopping is None:
        return None
    return _(
        u"worker_stopping",
        default=u"Stopping; runs it waits for: ${count}",
        mapping={"count": worker.stopping.runs},
    )


class Panel(object):
    """`found`: the overviews of what the visitor may see; `page`: the CronPage."""

    def __init__(self, found, page):
        self.page = page
        self.workforce = workforce.Workforce(page.site, page.workers, page.now)
        self.summary = summarize(page, self.workforce)
        self._shown = dict((overview.uid, overview) for overview in found)

    @property
    def code(self):
        return self.workforce.code

    @property
    def text(self):
        return self.summary["text"]

    @property
    def came(self):
        """Say that tasks came inactive, or None."""
        if not self.workforce.came:
            return None
        return _(
            u"tasks_came_inactive",
            default=u"Tasks that came inactive: ${count}. They were active where they "
            u"come from, such as another site, before the add-on was installed "
            u"again, or before an undo. Activate those that are to run here.",
            mapping={"count": self.workforce.came},
        )

    @property
    def hanging(self):
        """Say which processes have threads that hang and what to do, or None."""
        hosts = set(one.run["host"] for one in self.workforce.hanging)
        if not hosts:
            return None
        names = sorted(ensure_text(host, errors="replace") for host in hosts)
        return _(
            u"threads_hang",
            default=u"Runs that were given up, and whose threads go on: ${count}. They "
            u"store nothing, and take the place of others: start these processes "
            u"anew: ${names}. One that only runs jobs ends by itself, to be started "
            u"anew by whatever looks after it.",
            mapping={
                "count": len(self.workforce.hanging),
                "names": u", ".join(names[:LISTED]),
            },
        )

    @property
    def trouble(self):
        """What is the matter with the queue, in a sentence, or None."""
        found = self.page.trouble
        return None if found is None else say_trouble(found, site_zone())

    @property
    def workers(self):
        """The workers as dicts with `name`, `alive`, `ping`, `since` and `runs`.

        `stopping`: that one was told to end, in words, or None.
        """
        return [
            {
                "name": short_name(worker.name),
                "id": ensure_text(worker.id, errors="replace"),
                "alive": worker.alive and worker.stopping is None,
                "stopping": _say_stopping(worker),
                "ping": self._distance(worker.last_ping),
                "since": self._show(worker.since),
                "runs": self._describe(self.workforce.going_by(worker)),
            }
            for worker in self.workforce.known[:LISTED]
        ]

    @property
    def stray(self):
        """The runs that no living worker has in hand."""
        return self._describe(self.workforce.stray)

    @property
    def zone_data(self):
        """Which time zone data this process has, a Message."""
        return clocks.say_zone_data(self.page.now)

    @property
    def zone_data_old(self):
        return rules.is_old(self.page.now)

    @property
    def going(self):
        return len(self.workforce.going)

    @property
    def due(self):
        return len(self.workforce.due)

    @property
    def oldest_due(self):
        """Since when the oldest job is due, in words, or None."""
        return self._distance(self.workforce.oldest_due)

    @property
    def oldest_due_at(self):
        return self._show(self.workforce.oldest_due)

    @property
    def scheduled(self):
        return self.workforce.scheduled

    def _describe(self, going):
        """Return runs as dicts; one of a hidden Backend has no `title`."""
        return [self._describe_one(one) for one in going[:LISTED]]

    def _describe_one(self, one):
        overview = self._shown.get(one.uid)
        return {
            "title": overview.title if overview else None,
            "url": overview.url if overview else None,
            "host": ensure_text(one.run["host"], errors="replace"),
            "length": moments.length(
                (self.page.now - one.run["started"]).total_seconds()
            ),
        }

    def _distance(self, instant):
        return None if instant is None else self.page.distance(instant)

    def _show(self, instant):
        return None if instant is None else moments.show(instant, site_zone())


def short_name(name):
    """Return the name of a worker as it is shown: one that is a long number is cut.

    Such is that of a process of a former version, which had none for people.
    """
    name = ensure_text(name, errors="replace")
    digits = name.replace(u"-", u"")
    if len(digits) >= 32 and not set(digits.lower()) - set(u"0123456789abcdef"):
        return text_type(name[:SHORT]) + u"\u2026"
    return name
