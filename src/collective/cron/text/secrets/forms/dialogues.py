# -*- coding: utf-8 -*-
"""Secrets in what programs say to each other."""

from collective.cron.text.secrets import keys
from collective.cron.text.secrets import reading
from collective.cron.text.secrets.form import Form
from collective.cron.text.secrets.form import Pattern
from collective.cron.text.secrets.form import pattern
from collective.cron.text.secrets.forms import endings

import re


# Behind PASS a report of tests has the name of one.
TEST = Pattern(
    u"(?:\\S{0,99}(?:test|spec|::)|[\\w./-]{1,99}\\.(?:py|[jt]sx?|go|rb|php)\\b)",
    re.IGNORECASE,
)


def told(text, found):
    """The end of what is told to a server, which is no name of a test."""
    return None if TEST.match(text, found.end()) else endings.argument(text, found)


FORMS = [
    Form(
        u"behind a user",
        (u"pass ", u"identify", u"ftp> user"),
        pattern(
            u"(?:\\bUSER[ ][^\\s\\\\]{1,60}(?:\\\\r|\\\\n|['\"]|\\s){1,8}[^\\n]{0,60}?"
            u"(?:\\s[^\\n]{0,60}?)?\\bPASS[ ]|\\bftp>[ ]user[ ]\\S{1,60}[ ]"
            u"|\\bNICKSERV[ ]:?IDENTIFY[ ])(?=\\S)"
        ),
        endings.argument,
        u"USER a\r\nPASS c81f3b2",
    ),
    Form(
        u"command of a protocol",
        (u"pass ", u"auth", u"login ", u"bindpw", u"apop "),
        Pattern(
            u"(?:(?:^|[>:'\"]\\s{0,4}|\\n|\\\\n)PASS[ ]|(?:requirepass"
            u"|masterauth|bindpw)[ ]|AUTH[ ](?:PLAIN|LOGIN|XOAUTH2)[ ]"
            u"|AUTHENTICATE[ ]PLAIN[ ]|[\"']AUTH[\"'][, ]{1,3}|\\bAPOP[ ]\\S{1,60}[ ]"
            u"|\\b[A-Za-z]{0,4}\\d{1,6}[ ]LOGIN[ ]\\S{1,100}[ ])(?=\\S{3})"
        ),
        told,
        u"> PASS c81f3b2",
    ),
    Form(
        u"answer to a server that asks for a password",
        (u"ugfzc3dvcmq6",),
        Pattern(
            u"UGFzc3dvcmQ6[^\\n]{0,20}\\n(?:reply:[^\\n]{0,99}\\n){0,2}"
            u"(?:send:|C:|>{1,3}|-?->)[ ]{0,2}b?[\"']?(?=[\\w+/=])"
        ),
        lambda text, found: reading.word_end(text, found.end()),
        u"S: 334 UGFzc3dvcmQ6\nC: Yzgx81f3b2==",
    ),
    Form(
        u"part of a form",
        (u"form-data",),
        pattern(u"form-data;[ ]?name=[\"']?%s[\"']?(?=\\s)" % keys.NAMES),
        endings.after_blank,
        u'Content-Disposition: form-data; name="password"\n\nc81f3b2',
    ),
]
