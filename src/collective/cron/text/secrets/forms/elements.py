# -*- coding: utf-8 -*-
"""Secrets in elements and attributes of markup."""

from collective.cron.text.secrets import keys
from collective.cron.text.secrets.form import Form
from collective.cron.text.secrets.form import Innocent
from collective.cron.text.secrets.form import pattern
from collective.cron.text.secrets.forms import endings

import re


def content(text, found):
    """The end of what stands in an element."""
    start = found.end()
    if text.startswith(u"<![CDATA[", start):
        end = text.find(u"]]>", start)
    else:
        end = text.find(u"<", start)
    end = end if end >= 0 else len(text)
    return end if text[start:end].strip() else None


def labelled(text, found):
    """The same, of one that stands behind a label; what is read there as text is one
    word.
    """
    start, end = found.end(), content(text, found)
    shown = text[start:end].strip()
    spoken = keys.is_spoken(shown, 0) or keys.is_nothing(shown, 0)
    if spoken or (len(shown) < 4 and shown.isdigit()):
        return Innocent(end)
    if found.group(u"tag").lower() in (u"key", u"name", u"string"):
        return end
    return Innocent(end) if re.search(u"\\s", shown) else end


# Up to three attributes that stand between two others.
BETWEEN = u"(?:\\s{1,4}[\\w:-]{1,30}=(?:\"[^\"<>]{0,60}\"|'[^'<>]{0,60}')){0,3}"

FORMS = [
    Form(
        u"attributes",
        keys.HINTS,
        pattern(
            u"(?:name|key|id|property|type)[\"']?\\s{0,4}[=:]\\s{0,4}"
            u"(?P<q>[\"'])%s(?P=q)"
            u"%s\\s{0,4},?\\s{0,4}[\"']?(?:value|content|val)[\"']?\\s{0,4}[=:]\\s{0,4}"
            u"(?=[\"'])" % (keys.NAMES, BETWEEN)
        ),
        endings.quotes,
        u'<property name="db.password" value="c81f3b2"/>',
    ),
    Form(
        u"element",
        keys.HINTS,
        pattern(
            u"<(?:%s(?:\\s{1,9}[\\w:.-]{1,40}\\s?=[^<>]{0,200})?|\\w{1,20}\\s"
            u"(?:name|key|property)=(?P<q>[\"'])%s(?P=q)"
            u"[^<>]{0,100}|\\w{1,20}:Password[^<>]{0,200})>(?=[^<]|<!\\[)"
            % (keys.NAMES, keys.NAMES)
        ),
        content,
        u"<db:password>c81f3b2</db:password>",
    ),
    Form(
        u"record of a registry",
        (u"<record",),
        pattern(
            u"<record\\b[^<>]{0,200}?\\bname=[\"']%s[\"'][^<>]{0,200}>\\s{0,40}"
            u"(?:<field\\b(?:[^<>]{0,99}/>"
            u"|[^\\0]{0,800}?</field>)\\s{0,40})?<value\\b[^<>]{0,99}>"
            u"(?=[^<]|<!\\[)" % keys.NAMES
        ),
        content,
        u'<record name="acme.smtp_pass">\n <value>c81f3b2</value></record>',
    ),
    Form(
        u"element behind a label",
        keys.HINTS,
        pattern(
            u"<(?P<tag>key|name|string|td|th|dt|label|span|b|strong)\\b[^<>]{0,60}>"
            u"(?:[^<>]{0,40}[\\W_])?(?:%s|(?<![a-z])(?:token|secret))(?!\\s?%s)"
            u"[\\w.-]{0,20}\\s?:?\\s{0,4}</(?P=tag)>"
            u"\\s{0,40}(?:<(?:value|string|data|td|dd|code|span|b"
            u"|strong)\\b[^<>]{0,60}>"
            u"\\s{0,40}){1,3}(?=[^<\\s])"
            % (u"|".join(keys.PASSWORDS + keys.KEYS), keys.HARMLESS)
        ),
        labelled,
        u"<key>password</key> <string>c81f3b2</string>",
    ),
    Form(
        u"escaped element",
        (u"&lt;",),
        pattern(u"&lt;%s&gt;" % keys.NAMES),
        lambda text, found: text.find(u"&lt;", found.end()),
        u"&lt;password&gt;c81f3b2&lt;/password&gt;",
    ),
]
