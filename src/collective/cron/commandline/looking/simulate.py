"""collective-cron simulate: what would run in a period, past or coming."""

from collective.cron import clock
from collective.cron.commandline.answer import Answer
from collective.cron.commandline.answer import Command
from collective.cron.commandline.answer import SOURCE
from collective.cron.commandline.arguments import add_count
from collective.cron.commandline.arguments import date_or_instant
from collective.cron.commandline.arguments import TASK
from collective.cron.commandline.shown import moment
from collective.cron.commandline.shown import path_of
from collective.cron.commandline.shown import table
from collective.cron.overview.simulated import period
from collective.cron.overview.simulated import simulation
from datetime import date


HEADS = (u"TIME", u"WHAT", u"PATH", u"AT ONCE", u"CLOCK")
LISTED = 5  # instants in which many start together


def _arguments(parser):
    help = TASK + "; left out: all that are active"
    parser.add_argument("task", nargs="?", help=help)
    help = "a date, or an instant such as 2027-01-31T18:00:00Z (default: now)"
    parser.add_argument("--from", type=date_or_instant, dest="since", help=help)
    help = "the last date, or an instant (default: a week later)"
    parser.add_argument("--to", type=date_or_instant, dest="until", help=help)
    add_count(parser, 100, simulation.MOST)
    parser.add_argument(
        "--ics",
        action="store_true",
        help="as iCalendar, without what starts more than 24 times a day",
    )


def _call(source, options):
    zone = simulation.known_zone(source.zone(options.task))
    begin, end = 0, 1
    since = _instant(options.since, zone, begin) or clock.to_iso(clock.now())
    until = _instant(options.until, zone, end)
    if until is None:
        until = clock.to_iso(clock.from_iso(since) + period.DAYS * period.DAY)
    if options.ics:
        text = source.calendar(options.task, since, until)
        # Its lines end as iCalendar wants it.
        return Answer({"ics": text}, text.rstrip(u"\n").split(u"\n"))
    found = source.simulate(options.task, since, until, options.count)
    return Answer(found, _lines(found))


def _instant(given, zone, place):
    """Return ISO text; of a date its begin or its end, None of nothing."""
    if isinstance(given, date):
        return clock.to_iso(period.read(given, given, zone, None)[place])
    return given


def _lines(found):
    tasks = dict((task["uid"], task) for task in found["tasks"])
    rows = [
        (
            moment(row["instant"], tasks[row["task"]]["timezone"]),
            row["kind"],
            path_of(tasks[row["task"]]),
            row["together"] if row["together"] > 1 else None,
            row["clock"],
        )
        for row in found["items"]
    ]
    lines = table(HEADS, rows) if rows else []
    more = found["items_total"] - len(rows)
    if more > 0:
        lines.append(u"... and %d more: -n %d" % (more, found["items_total"]))
    counts = [(found["counts"][kind], kind) for kind in simulation.KINDS]
    ends = [moment(found[name], found["timezone"]) for name in ("from", "to")]
    said = u", ".join(u"%d %s" % pair for pair in counts)
    lines.append(u"%s; from %s to %s" % (said, ends[0], ends[1]))
    if found["cut"]:
        lines.append(u"That is earlier than was asked for: there are too many.")
    lines += [
        u"%s does not run: %s" % (path_of(task), task["defect"] or u"it is inactive")
        for task in found["tasks"]
        if task["defect"] or not task["active"]
    ]
    most = sorted(found["collisions"], key=lambda one: -len(one["tasks"]))[:LISTED]
    for one in most:
        paths = sorted(path_of(tasks[uid]) for uid in one["tasks"])
        names = u", ".join(paths[:LISTED])
        at = moment(one["time"], found["timezone"])
        lines.append(u"%d at once, %s: %s" % (len(one["tasks"]), at, names))
    return lines


COMMANDS = [
    Command("simulate", "say what would run in a period", _arguments, _call, SOURCE)
]
