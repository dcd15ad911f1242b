"""collective-cron import: what other packages and crontabs have, made into tasks."""

from collective.cron import clock
from collective.cron.commandline.answer import Answer
from collective.cron.commandline.answer import Command
from collective.cron.commandline.answer import DIFFERS
from collective.cron.commandline.answer import DONE
from collective.cron.commandline.answer import NOT_WELL
from collective.cron.commandline.answer import SITE
from collective.cron.commandline.answer import Stopped
from collective.cron.commandline.files.reading import read_text
from collective.cron.commandline.files.reading import refusals
from collective.cron.commandline.shown import moment
from collective.cron.commandline.sources.database import who
from collective.cron.schedule.occurrence import get_zone
from collective.cron.settings import site_settings
from collective.cron.settings.zones import site_zone
from collective.cron.takeover import making
from collective.cron.takeover import proposal
from collective.cron.takeover import removing
from collective.cron.takeover import writing
from collective.cron.takeover.lines.addresses import Places
from collective.cron.takeover.sources import clock_server
from collective.cron.takeover.sources import cron4plone
from collective.cron.takeover.sources import crontab
from collective.cron.takeover.sources import cronutility
from collective.cron.takeover.sources import registry
from collective.cron.takeover.sources import stand_ins
from collective.cron.worksite.retry import in_transaction
from collective.cron.worksite.signature import Signature
from six import ensure_text


STORED = (registry, cron4plone, cronutility)
IN_FILES = (crontab, clock_server)
FIRST = ("view_path", "script", "method")  # of the settings that are shown
STILL_THERE = u"%d can still be taken over: do that first, with --apply"
COUNTED = (
    (proposal.ADD, u"to add"),
    (proposal.THERE, u"there already"),
    (proposal.ASK, u"without a user"),
    (proposal.LEFT, u"left where they are"),
)
SOURCES = [ensure_text(one.SOURCE) for one in STORED + IN_FILES]


def _arguments(parser):
    parser.add_argument(
        "source", choices=[str(one) for one in SOURCES], help="what has the crons"
    )
    parser.add_argument(
        "file",
        nargs="?",
        help="a crontab, a zope.conf, a crons.xml, or lines of cron4plone; - for "
        "standard input",
    )
    parser.add_argument(
        "--user", help="as whom tasks run, where the source names no user of the site"
    )
    parser.add_argument("--timezone", help="of its times (default: that of the site)")
    parser.add_argument(
        "--address",
        action="append",
        default=[],
        metavar="URL",
        help="by which people reach the site; may be given several times",
    )
    parser.add_argument(
        "--activate", action="store_true", help="let them run that did so before"
    )
    parser.set_defaults(before=stand_ins.install)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--apply", action="store_true", help="make the tasks")
    what.add_argument(
        "--yaml", action="store_true", help="write what would be made, as a plan"
    )
    what.add_argument(
        "--remove",
        action="store_true",
        help="take away what the other package has stored in the site, without which "
        "that can be uninstalled; what is left then is told, and gone",
    )


def _call(site, options):
    entries, zone = _read(site, options)
    zone = options.timezone or zone or site_zone(site)
    get_zone(zone)
    choice = proposal.Choice(options.user, zone, options.activate)

    def make():
        found = proposal.propose(site, entries, choice)
        making.make(site, found, zone)
        return found

    if options.apply:
        with refusals(options.source):
            signature = Signature(u"import, by %s" % who())
            found = in_transaction(make, signature=signature)
    else:
        found = proposal.propose(site, entries, choice)
    if options.yaml:
        text = writing.to_plan(found, zone)
        return Answer({"plan": text}, text.splitlines())
    if options.remove:
        return _remove(site, options.source, found)
    is_open = _count(found, proposal.ADD) and not options.apply
    is_open = is_open or _count(found, proposal.ASK)
    data = [_as_data(one) for one in found]
    return Answer(data, _lines(found, zone), DIFFERS if is_open else DONE)


def _remove(site, source, found):
    count = _count(found, proposal.ADD) + _count(found, proposal.ASK)
    if count:
        raise Stopped(STILL_THERE % count, NOT_WELL)
    signature = Signature(u"import --remove, by %s" % who())
    removed = in_transaction(lambda: removing.remove(site, source), signature=signature)
    left = [one for one in found if one.action == proposal.LEFT]
    lines = [u"removed %s" % one for one in removed] or [u"There is nothing."]
    lines += [u"gone    %s %s" % (_said(one.entry), one.why) for one in left]
    return Answer({"removed": removed, "gone": [_as_data(one) for one in left]}, lines)


def _said(entry):
    return u"(%s) %s %s:" % (entry.found, entry.periodicity, entry.title)


def _read(site, options):
    """Return (Entries, the time zone that they name or None)."""
    for one in STORED:
        if options.source == one.SOURCE:
            if options.file is None:
                return list(one.read(site)), None
            if not hasattr(one, "read_file"):
                raise Stopped(u"%s takes no file" % options.source, NOT_WELL)
            return list(one.read_file(site, _text_of(options))), None
    if options.file is None:
        raise Stopped(u"%s takes the name of a file" % options.source, NOT_WELL)
    text = _text_of(options)
    addresses = [ensure_text(one) for one in options.address]
    addresses.append(site_settings.read_record("site_url", site))
    places = Places("/".join(site.getPhysicalPath()), addresses)
    if options.source == crontab.SOURCE:
        return list(crontab.read(text, places)), crontab.zone_in(text)
    return list(clock_server.read(text, places)), None


def _text_of(options):
    return ensure_text(read_text(options.file), errors="replace")


def _as_data(one):
    entry, call = one.entry, one.entry.call
    return {
        "action": one.action,
        "source": entry.source,
        "found": entry.found,
        "task": one.name,
        "path": one.path,
        "type": call and call.type,
        "settings": call and call.settings,
        "periodicity": entry.periodicity,
        "words": one.words,
        "next": [clock.to_iso(run) for run in one.runs],
        "user": one.user,
        "active": one.active,
        "notes": one.notes,
        "why": one.why,
    }


def _lines(found, zone):
    lines = []
    for one in found:
        head = (one.action, one.path or u"-", one.entry.found)
        lines.append(u"%-6s %s (%s)" % head)
        lines += [u"       %s" % text for text in _details(one, zone)]
    told = [u"%d %s" % (_count(found, action), text) for action, text in COUNTED]
    lines.append(u", ".join(told))
    return lines


def _count(found, action):
    return len([one for one in found if one.action == action])


def _details(one, zone):
    if one.why is not None:
        return [one.why]
    if one.action == proposal.THERE:
        return []
    call = one.entry.call
    names = sorted(call.settings, key=lambda name: (name not in FIRST, name))
    shown = u", ".join(_shown(call.settings[name]) for name in names)
    state = u"active" if one.active else u"inactive"
    runs = u", ".join(moment(clock.to_iso(run), zone) for run in one.runs)
    told = [u"%s: %s, as %s, %s" % (call.type, shown, one.user, state)]
    told.append(u"%s; next %s" % (one.words or one.entry.periodicity, runs))
    return told + [u"note: %s" % note for note in one.notes]


def _shown(value):
    return u" ".join(value) if isinstance(value, list) else u"%s" % (value,)


COMMANDS = [
    Command(
        "import",
        "show what others have as crons and could be tasks; exit code 6 if some could",
        _arguments,
        _call,
        SITE,
    )
]
