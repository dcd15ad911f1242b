"""A list of content as it stands in a mail: bounded, each with its address."""

from collective.cron import _
from collective.cron.text import redact
from zope.globalrequest import getRequest
from zope.i18n import translate


MOST = 200  # in one mail
TITLE = 200  # characters


def say(message):
    """Return a message in the language of the site."""
    return translate(message, context=getRequest())


def entry(content, note):
    """Return the lines for one piece of content; `note`: a message."""
    title = redact.to_text(content.Title() or content.getId(), TITLE)
    return u"- %s (%s)\n  %s" % (title, say(note), content.absolute_url())


def as_text(beginning, entries):
    """Return the text of a mail: a message, and a list of entries."""
    lines = [say(beginning), u""] + entries[:MOST]
    if len(entries) > MOST:
        rest = {"count": len(entries) - MOST}
        lines.append(say(_(u"And ${count} more.", mapping=rest)))
    return u"\n".join(lines) + u"\n"
