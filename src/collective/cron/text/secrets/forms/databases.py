# -*- coding: utf-8 -*-
"""Secrets in SQL, and in what tools of databases say of it."""

from collective.cron.text.secrets import keys
from collective.cron.text.secrets import reading
from collective.cron.text.secrets.form import Form
from collective.cron.text.secrets.form import Innocent
from collective.cron.text.secrets.form import pattern
from collective.cron.text.secrets.forms import endings


FAR = 1000  # characters between the names of columns and their values
COLUMN = pattern(
    u"(?:%s|(?<![a-z])(?:pass|token|secret|hash)(?![a-z]))(?!%s)"
    % (u"|".join(keys.PASSWORDS + keys.KEYS), keys.HARMLESS)
)
SIGNS = pattern(u"[()\\[\\]{}]|[ubr]{0,2}[\"']")
NEXT = pattern(u"\\s{0,9},\\s{0,9}\\(")
VALUE = pattern(u"[\"']|0x|\\d{4}")


def rows(text, found):
    """The end of rows of values, one of which is for a column with a secret."""
    start = found.end()
    opened = text.rfind(u"(", max(found.start() - FAR, 0), found.start())
    if opened < 0 or not COLUMN.search(text, opened, found.start()):
        return None
    end = _rows_end(text, start)
    return end if VALUE.search(text, start, end) else Innocent(end)


def users(text, found):
    """The end of rows in which there are texts."""
    end = _rows_end(text, found.end())
    quoted = SIGNS.search(text, found.end() + 1, end)
    return end if quoted and quoted.group()[-1] in u"\"'" else Innocent(end)


def selected(text, found):
    """The end of a line of values, one of which is for a column with a secret."""
    opened = text.rfind(u"(", max(found.start() - FAR, 0), found.start())
    if opened < 0 or not COLUMN.search(text, opened, found.start()):
        return None
    return reading.line_end(text, found.end())


def parameters(text, found):
    """The end of the values that belong to a statement before."""
    start = found.end()
    begin = text.rfind(u"[SQL: ", max(found.start() - FAR, 0), found.start())
    if begin < 0 or not COLUMN.search(text, begin, found.start()):
        return None
    end = _bracket_end(text, start)
    return end if VALUE.search(text, start, end) else Innocent(end)


def copied(text, found):
    """The end of lines of a dump, with a column for a secret."""
    end = text.find(u"\n\\.", found.end())
    end = end if end >= 0 else len(text)
    return end if COLUMN.search(found.group(u"columns")) else Innocent(found.end())


def _rows_end(text, start):
    end = _bracket_end(text, start)
    while True:
        another = NEXT.match(text, end)
        if another is None:
            return end
        end = _bracket_end(text, another.end() - 1)


def _bracket_end(text, start):
    """Return where the bracket is closed that opens here, else the end of the text."""
    depth, position = 0, start
    while True:
        sign = SIGNS.search(text, position)
        if sign is None:
            return len(text)
        position = sign.end()
        if sign.group() in u"([{":
            depth += 1
        elif sign.group() in u")]}":
            depth -= 1
            if depth <= 0:
                return position
        else:
            position = reading.quoted_end(text, sign.start())


FORMS = [
    Form(
        u"row of users",
        (u"values",),
        pattern(
            u"\\binto\\s{1,4}[\\w.\"'`\\[\\]]{0,60}?(?:user|account|credential|login"
            u"|password"
            u"|secret|token)s?[\"'`\\]]?\\s{1,9}values\\s{0,9}(?=\\()"
        ),
        users,
        u"INSERT INTO users VALUES ('bob', 'c81f3b2')",
    ),
    Form(
        u"row that is selected",
        (u"select",),
        pattern(u"\\)\\s{0,20}select\\s{1,9}(?=[\"'\\d])"),
        selected,
        u"INSERT INTO users (name, password) SELECT 'bob', 'c81f3b2'",
    ),
    Form(
        u"rows of SQL",
        (u"values",),
        pattern(u"\\)\\s{0,20}values\\s{0,20}(?=\\()"),
        rows,
        u"INSERT INTO users (name, password) VALUES ('bob', 'c81f3b2')",
    ),
    Form(
        u"parameters of SQL",
        (u"[parameters: ",),
        pattern(u"\\[parameters:[ ](?=[(\\[])"),
        parameters,
        u"[SQL: UPDATE users SET password=?]\n[parameters: ('c81f3b2',)]",
    ),
    Form(
        u"dump of a table",
        (u"from stdin",),
        pattern(
            u"\\bcopy\\s{1,4}\\S{1,99}\\s{1,4}\\((?P<columns>[^()]{1,999})\\)"
            u"\\s{1,4}from stdin[^\\n;]{0,99};[ ]{0,4}\\n(?=[^\\n])"
        ),
        copied,
        u"COPY users (name, password) FROM stdin;\nbob\tc81f3b2\n\\.",
    ),
    Form(
        u"user of a database",
        (u"identified",),
        pattern(
            u"\\bidentified[ ]{1,4}(?:by|(?:with|via)[ ]{1,4}[\\w'\"`]{1,40}[ ]{1,4}"
            u"(?:as|by|using))(?:[ ]{1,4}(?:password|values|as))?[ ]{1,4}"
            u"(?=[\"']\\S|0x)"
        ),
        endings.argument,
        u"CREATE USER me IDENTIFIED BY PASSWORD '*c81f3b2'",
    ),
    Form(
        u"user of Oracle",
        (u"identified by",),
        pattern(
            u"\\b(?:(?:create|alter)[ ]{1,4}(?:user|role)[ ]{1,4}\\S{1,60}"
            u"|grant[ ][^\\n;]{1,99}[ ]to[ ]{1,4}\\S{1,60})[ ]{1,4}identified[ ]by["
            u" ]{1,4}"
            u"(?:values[ ]{1,4})?(?!password[ ]|\\[)(?=\\S)"
        ),
        endings.argument,
        u"ALTER USER scott IDENTIFIED BY c81f3b2",
    ),
    Form(
        u"address of Oracle",
        (u"jdbc:oracle:", u"connect", u"userid"),
        pattern(
            u"(?:\\bjdbc:oracle:\\w{1,10}:|\\buserid=[\"']?|\\bconnect[ (]{1,4}[\"']?)"
            u"[\\w$#]{1,60}/(?=[^\\s@/]{1,60}@)"
        ),
        lambda text, found: text.find(u"@", found.end()),
        u"jdbc:oracle:thin:scott/c81f3b2@host",
    ),
]
