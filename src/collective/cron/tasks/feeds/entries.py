"""What stands in a feed, RSS of any version or Atom: bounded, whoever wrote it.

By lxml, whose parser has a limit for depth on each Python. feedparser has
none on Python 2, and takes a feed that reads like the name of a file for that file.
"""

from collections import namedtuple
from collective.cron.errors import CronError
from collective.cron.tasks.feeds import source
from collective.cron.tasks.shared import moments
from collective.cron.text import invisible
from collective.cron.web.web_address import is_web_address
from datetime import datetime
from DateTime import DateTime
from email.utils import mktime_tz
from email.utils import parsedate_tz
from lxml import etree
from six.moves.urllib.parse import urljoin

import hashlib
import pytz
import re


MOST = 5000  # entries
LONGEST_TITLE = 300  # characters
LONGEST_LINK = 2000
LONGEST_DATE = 100
LONGEST_HTML = 100000  # and any other text
OF_FEEDS = re.compile("purl[.]org|atom|netscape|userland|rdf-syntax", re.IGNORECASE)
ENTRIES = ("entry", "item")
EARLIEST = datetime(1970, 1, 2, tzinfo=pytz.utc)
KEYS = ("guid", "id")
HTMLS = ("encoded", "content", "description", "summary")  # the longest comes first
DATES = ("published", "pubDate", "date", "issued", "updated", "modified")

# `key`: what is the same whenever the entry is read, as text; `link`: an address of the
# web, or empty text; `html`: not cleaned; `when`: an aware datetime or None.
Entry = namedtuple("Entry", "key title link html when")


def read(data, url):
    """Return the entries in the bytes of a feed, in its order; raise CronError.

    `url`: where it was found.
    """
    parser = etree.XMLParser(
        encoding=source.UTF_8,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(source.readable(data), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    name = None if root is None else _name(root)
    if name not in ("rss", "RDF", "feed"):
        raise CronError("no feed was found", url, "RSS or Atom")
    found = [one for one in root.iter() if _name(one) in ENTRIES]
    if len(found) > MOST:
        raise CronError("too large a feed", "%d entries" % len(found), MOST)
    return [_entry(one, url) for one in found]


def _entry(element, url):
    parts = {}
    for part in element:
        if part.get("rel", "alternate") == "alternate":
            parts.setdefault(_name(part), part)
    title = u" ".join(invisible.show(_text(parts.get("title"))).split())
    link = _link(parts.get("link"), url)
    keys = [_text(parts[name]).strip() for name in KEYS if name in parts] + [link]
    when = _first(_date(_text(parts[name])) for name in DATES if name in parts)
    html = _first(_html(parts[name]) for name in HTMLS if name in parts) or u""
    key = _first(keys) or u"%s %s" % (title, when)
    hashed = u"%s" % hashlib.sha1(key.encode("utf-8")).hexdigest()
    return Entry(hashed, (title or link)[:LONGEST_TITLE], link, html, when)


def _first(values):
    """Return the first value that says something, or None."""
    return next((value for value in values if value), None)


def _name(element):
    """Return the name of an element of a feed; None for what is another's."""
    tag = element.tag
    if not hasattr(tag, "rpartition"):
        return None  # an entity
    space, _brace, name = tag.rpartition("}")
    return name if not space or OF_FEEDS.search(space) else None


def _text(element):
    """Return the beginning of the text in an element, or in None."""
    pieces, length = [], 0
    for piece in () if element is None else element.itertext():
        pieces.append(piece)
        length += len(piece)
        if length > LONGEST_HTML:
            break
    return u"".join(pieces)[:LONGEST_HTML]


def _link(element, url):
    if element is None:
        return u""
    written = (element.get("href") or _text(element)).strip()
    try:
        found = urljoin(url, written[:LONGEST_LINK])
    except ValueError:
        return u""
    if len(written) > LONGEST_LINK or invisible.show(written) != written:
        return u""
    return u"%s" % found if is_web_address(found) else u""


def _html(element):
    """Return what stands in an element: escaped HTML, or elements of XHTML."""
    if element.get("type") == "xhtml":
        inner = [etree.tostring(one, encoding="unicode") for one in element]
        return u"".join(inner)[:LONGEST_HTML]
    return _text(element)


def _date(text):
    """Return the instant that a text tells, as of a mail or as of ISO, or None."""
    text = text[:LONGEST_DATE]
    try:
        mail = parsedate_tz(text.strip())
        if mail is not None:
            found = datetime.fromtimestamp(mktime_tz(mail), pytz.utc)
        else:
            moment = DateTime(str(text.strip()), datefmt="international")
            found = moments.as_datetime(moment).replace(microsecond=0)
        return found if found >= EARLIEST else None
    except Exception:  # whatever others take for a date
        return None
