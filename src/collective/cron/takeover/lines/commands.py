"""What a command of a crontab calls: a view of this site, or another server."""

from collective.cron.takeover.entry import Call
from collective.cron.takeover.entry import NotTaken
from collective.cron.takeover.entry import WEBHOOK
from collective.cron.takeover.lines import addresses
from collective.cron.takeover.lines.fetching import PROGRAMS
from collective.cron.takeover.lines.fetching import Request
from collective.cron.takeover.lines.shell import AROUND
from collective.cron.takeover.lines.shell import commands_in
from collective.cron.takeover.lines.shell import SHELLS
from six.moves.urllib.parse import urlsplit


# What changes nothing outside of the line, or only says what happened.
HARMLESS = (
    "[ [[ : . cd date echo export if fi test then printf set sleep source true umask "
    "ulimit logger renice"
).split()
KNOWN = frozenset(PROGRAMS) | frozenset(AROUND) | frozenset(SHELLS) | set(HARMLESS)
SCRIPT = (
    u"it runs %s in a process of its own: let an add-on register it as a script by "
    u"name, with run(context), and schedule that"
)
NO_CALL = u"it calls no address: leave it in the crontab"
SEVERAL = u"it calls %d addresses: give each a line of its own"
MORE = u"besides its call it runs %s: leave it in the crontab, or divide it"
SECRET = (
    u"it sends a password to another server: add a task 'Call of an address' by hand, "
    u"with that in the field Secret"
)
FORM = u"application/x-www-form-urlencoded"


def call_in(command, variables, places):
    """Return (Call, name of the user who asks or None); raise NotTaken.

    `variables`: those that are set before, {name: value}; `places`: addresses.Places.
    """
    found = commands_in(command, variables)
    fetching = [one for one in found if one.words[0] in PROGRAMS]
    if not fetching:
        raise NotTaken(_without_call(found))
    requests = [Request(one.words) for one in fetching]
    count = sum(len(one.addresses) for one in requests)
    if count != 1:
        raise NotTaken(SEVERAL % count if count else NO_CALL)
    more = sorted(
        set(
            one.words[0]
            for one in found
            if one not in fetching and not one.piped and one.words[0] not in HARMLESS
        )
    )
    if more:
        raise NotTaken(MORE % u", ".join(more))
    (request,) = [one for one in requests if one.addresses]
    return call_of(request, places, _pipe(found)), request.user


def call_of(request, places, notes=()):
    """Return the Call of a fetching.Request; raise NotTaken."""
    (address,) = request.addresses
    names = places.find(address)
    if names is None:
        return _other_server(request, address, notes)
    query, notes = urlsplit(address).query, list(notes)
    if request.body:
        if not _is_form(request):
            raise NotTaken(u"what it sends is no form")
        query = u"&".join(one for one in (query, request.body) if one)
    if request.headers:
        told = u", ".join(one.partition(u":")[0] for one in request.headers)
        notes.append(u"it is called without its headers: %s" % told)
    call = addresses.call_of(names, query)
    return call._replace(notes=call.notes + notes)


def _is_form(request):
    kinds = [
        one.partition(u":")[2].strip()
        for one in request.headers
        if one.lower().startswith(u"content-type:")
    ]
    return all(kind.startswith(FORM) for kind in kinds)


def _other_server(request, address, notes):
    if request.is_secret:
        raise NotTaken(SECRET)
    settings = {"address": address, "method": request.method}
    headers = list(request.headers)
    if request.body:
        settings["body"] = request.body
        if not any(one.lower().startswith(u"content-type:") for one in headers):
            headers.append(u"Content-Type: %s" % FORM)
    if headers:
        settings["headers"] = headers
    told = u"it is another server; one of an own network must be named in its settings"
    return Call(WEBHOOK, settings, [told] + list(notes))


def _without_call(found):
    for one in found:
        if u"run" in one.words[:-1]:
            return SCRIPT % (u"%.60s" % one.words[one.words.index(u"run") + 1])
    return NO_CALL


def _pipe(found):
    piped = [one.words[0] for one in found if one.piped]
    if not piped:
        return []
    told = u"what it answered went to %s; it stands in the result now, see alerts"
    return [told % u", ".join(piped)]
