"""Body: an alert as lines of text, for a mail or a chat."""

from collective.cron import _
from collective.cron.words import moments
from collective.cron.words import reasons
from zope.i18nmessageid import Message


FOOTER = _(
    u"alert_footer",
    default=u"Who is told of what, and how to stop these messages: ${url} (Alerts)",
)
INSTANTS = (
    ("occurrence", _(u"Due")),
    ("start", _(u"Began")),
    ("end", _(u"Ended")),
    ("since", _(u"Fails since")),
    ("gone_since", _(u"Last sign of life")),
    ("until", _(u"Again since")),
)


def write(telling):
    """Return all that is told, with a link and a way to stop it."""
    stop = telling.say(Message(FOOTER, mapping={"url": telling.settings_url}))
    return u"\n".join(_lines(telling) + [u"", telling.url, u"", u"-- ", stop, u""])


def _lines(telling):
    facts, lines = telling.facts, [telling.headline, u""]
    if facts.get("reason"):
        lines += [reasons.read(facts["reason"]), u""]
    for name, title in INSTANTS:
        if facts.get(name):
            shown = moments.show(facts[name], telling.zone)
            lines.append(u"%s: %s" % (telling.say(title), shown))
    if facts.get("missed"):
        lines.append(u"%s: %d" % (telling.say(_(u"Missed")), facts["missed"]))
    for one in facts.get("tasks", ()):
        kind = one.get("kind")
        said = telling.headline_of(kind, one) if kind else one["title"]
        lines += [u"", u"* " + said]
        if one.get("reason"):
            lines.append(u"  " + reasons.read(one["reason"]))
        if one.get("path"):
            lines.append(u"  " + telling.url_of(one))
    if facts.get("lines"):
        lines += [u"", telling.say(_(u"Last lines:"))]
        lines += [u"  " + line for line in facts["lines"]]
    return lines
