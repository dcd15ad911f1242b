"""Secrets in texts: the time for the worst ones, by their length, and for a line."""

from bench.common import median
from bench.common import QUICK
from bench.common import rounds
from bench.common import row
from collective.cron.text.secrets.hiding import hide_secrets

import time


SHORT = 10000 if QUICK else 100000  # characters
LONG = 10 * SHORT
GOAL = 15  # times as long for ten times the text
LINE = u"2026-11-23 10:00:30 imported 12 items from https://example.org/a into news"
# What begins, again and again, and never ends, or is looked through in vain.
WORST = (
    u"password=",
    u'password="',
    u"password: \u201c",
    u"key=",
    u"token:",
    u"token: a b ",
    u"://a:",
    u"('password', '%s'",
    u"<password>",
    u"Bearer abcdefgh ",
    u"MIIEpAIBAAKCAQEA ",
    u"tool --db-password",
    u"\\'",
    u"(password) values (",
    u"<record name='a.password'><field ",
    u"<key>password</key> ",
    u"openssl ",
    u"password for a b set to ",
)


def measure(database, sections):
    """Return the rows; the control is a text of a tenth of the length."""
    worst = 0, 0.0, 0.0
    for piece in WORST:
        some, many = _seconds(piece, SHORT), _seconds(piece, LONG)
        worst = max(worst, (many / some, many, some))
    line = _line()
    return [
        row(
            "secrets",
            "the worst of %d texts of %s characters" % (len(WORST), format(LONG, ",d")),
            worst[1] * 1000,
            worst[2] * 1000,
            "ms",
            goal=GOAL,
            by="ratio",
        ),
        row(
            "secrets",
            "a line without secrets",
            median(line) * 10**6,
            unit="us",
            goal=200,
            each=line,
        ),
    ]


def _seconds(piece, length):
    text = (piece * (length // len(piece) + 1))[:length]
    begin = time.time()
    hide_secrets(text)
    return time.time() - begin


def _line():
    found = []
    for _number in range(rounds(200)):
        begin = time.time()
        hide_secrets(LINE)
        found.append(time.time() - begin)
    return found
