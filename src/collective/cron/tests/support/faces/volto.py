"""How Volto reads an answer, after helpers/FormValidation in its 18.32.4."""

from six.moves.html_parser import HTMLParser

import json


class _Text(HTMLParser):
    def __init__(self):
        HTMLParser.__init__(self)
        self.found = u""

    def handle_data(self, data):
        self.found += data

    def handle_entityref(self, name):
        known = {"quot": u'"', "amp": u"&", "lt": u"<", "gt": u">"}
        self.found += known.get(name, u"?")

    def handle_charref(self, name):
        self.found += u"'" if name == "39" else u"?"


def read_errors(message):
    """Return {field: message} of a `message`; raise ValueError where Volto crashes."""
    parser = _Text()
    parser.feed(message)
    parser.close()
    errors = _parse(parser.found)
    if not isinstance(errors, list):
        raise ValueError(message)
    return dict((error["field"], error["message"]) for error in errors)


def _parse(text):
    swapped = text.replace(u"'", u'"')
    for attempt in (text, swapped):
        try:
            return json.loads(attempt)
        except ValueError:
            pass
    return json.loads(text.replace(u'"', u'\\"').replace(u"'", u'"'))
