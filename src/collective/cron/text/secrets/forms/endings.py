"""Where secrets end of which their place is known: arguments, words, quotes."""

from collective.cron.text.secrets import keys
from collective.cron.text.secrets import reading
from collective.cron.text.secrets.form import Innocent
from collective.cron.text.secrets.form import Pattern


_WHITE = Pattern(u"\\s|$")


def argument(text, found):
    """The end of what follows an option of a command."""
    start = found.end()
    if keys.is_nothing(text, start) or keys.is_spoken(text, start):
        return None
    return reading.quoted_end(text, start) or reading.word_end(text, start)


def blank_end(text, found):
    """The end of a word that ends with white space only."""
    end = _WHITE.search(text, found.end()).start()
    return Innocent(end) if keys.is_spoken(text, found.end()) else end


def quotes(text, found):
    """The end of the quotes that open here."""
    end = reading.quoted_end(text, found.end())
    if end is None or reading.is_empty(text, found.end(), end):
        return None
    follows = reading.skip_blank(text, end)
    is_key = text[follows : follows + 1] in (u":", u"=")
    return Innocent(end) if is_key or keys.is_nothing(text, found.end() + 1) else end


def after_blank(text, found):
    """The end of a line that comes after an empty one."""
    return reading.line_end(text, reading.skip_blank(text, found.end()))
