"""HTML of an entry, as Plone lets people show it, whoever wrote it."""

from collective.cron.tasks.feeds import source
from lxml import html
from plone import api
from six import ensure_str
from six import ensure_text
from six.moves.urllib.parse import urljoin

import re


SAFE = "text/x-html-safe"
LONGEST_SUMMARY = 300  # characters
MOST_ATTRIBUTES = 50  # of one element
LEADING = ("href", "src", "cite", "background", "poster", "longdesc", "action", "data")
DROPPED = ("srcset", "ping", "formaction")
SCHEMES = re.compile(u"(https?://|mailto:)", re.IGNORECASE)


def cleaned(text, base, context):
    """Return HTML as Plone lets people show it; `base`: where its links start.

    What leads elsewhere than to the web or to an address of mail is taken away.
    """
    transforms = api.portal.get_tool("portal_transforms")
    # What is not well-formed, or has many attributes, may keep Plone's filter busy for
    # ever.
    led = ensure_str(_led_from(text, base))
    data = transforms.convertTo(SAFE, led, mimetype="text/html", context=context)
    return ensure_text(data.getData()) if data is not None else u""


def summary(text):
    """Return the beginning of the words in HTML, without elements."""
    if not text.strip():
        return u""
    words = html.fromstring(u"<div>%s</div>" % text).text_content().split()
    plain = u" ".join(words)
    if len(plain) > LONGEST_SUMMARY:
        plain = plain[:LONGEST_SUMMARY] + u"\u2026"
    return plain


def _led_from(text, base):
    """Return HTML that is well-formed, with whole addresses of the web only."""
    parser = html.HTMLParser(remove_comments=True, remove_pis=True)
    root = html.document_fromstring(u"<div>%s</div>" % text, parser=parser)
    for element in list(root.iter()):
        if len(element.attrib) > MOST_ATTRIBUTES:
            element.attrib.clear()
        for name, value in element.attrib.items():
            plain = name.rpartition(":")[2].lower()
            if plain in LEADING:
                found = _address(value, base)
                if found is not None:
                    element.attrib[name] = found
                    continue
            if plain in LEADING + DROPPED:
                del element.attrib[name]
        if element.tag == "img" and not element.get("src"):
            # Plone would show the site as if it were a picture.
            element.drop_tree()
    body = root.find("body")
    inner = [html.tostring(one, encoding="unicode") for one in body]
    return source.NO_CHARACTER.sub(source.UNKNOWN, u"".join(inner))


def _address(text, base):
    try:
        found = urljoin(base, text.strip())
    except ValueError:
        return None
    return found if SCHEMES.match(found) else None
