# -*- coding: utf-8 -*-
"""Secrets that a sentence tells: `your password is ...`, `the code is ...`."""

from collective.cron.text.secrets import keys
from collective.cron.text.secrets import reading
from collective.cron.text.secrets.form import Form
from collective.cron.text.secrets.form import Innocent
from collective.cron.text.secrets.form import pattern
from collective.cron.text.secrets.forms import endings
from collective.cron.text.secrets.forms import phrases

import re


def told(text, found):
    """The end of a word that a sentence ends with, or that only a secret can be."""
    start = found.end()
    quoted = reading.quoted_end(text, start)
    if quoted is not None:
        return endings.quotes(text, found)
    end = endings.blank_end(text, found)
    if isinstance(end, Innocent):
        return end
    while end > start and text[end - 1] in u".,;:!?)]}\"'":
        end -= 1
    word = text[start:end]
    if keys.is_nothing(text, start) or phrases.STATES.match(text, start):
        return Innocent(end)
    digits = any(char.isdigit() for char in word)
    if digits and any(char.isalpha() for char in word) and len(word) >= 5:
        return end
    last = re.match(
        u"[^\\w\\s]{0,2}(?:\\s{0,2}$|\\s{0,2}[\\r\\n]|[.!]\\s|[ ](?:gesetzt|geändert))",
        text[end : end + 9],
    )
    return end if last and word else Innocent(end)


def mixed(text, found):
    """The same, if it is a word with digits and letters in it."""
    end = told(text, found)
    word = text[found.end() : end]
    digits = any(char.isdigit() for char in word)
    if end and digits and any(char.isalpha() for char in word) and len(word) >= 5:
        return end
    return end and Innocent(end)


def named(text, found):
    """The same, which is no name of a file or of a way to encode."""
    end = mixed(text, found)
    other = end and phrases.OTHER_NAME.match(text, found.end(), end)
    return Innocent(end) if other else end


def number(text, found):
    """The end of a number that may have a space in it."""
    return re.compile(u"\\d{3}[ -]\\d{3}|\\d{1,8}").match(text, found.end()).end()


def old_and_new(text, found):
    """The end of the second of two in quotes."""
    end = reading.quoted_end(text, found.end())
    joined = re.compile(u"[ ](?:to|into|auf|in|zu|à|en|par|a|por)[ ]").match(text, end)
    return joined and reading.quoted_end(text, joined.end()) or end


FORMS = [
    Form(
        u"old and new",
        phrases.HINTS + (u"token", u"secret"),
        pattern(
            u"(?:%s|token|secret)%s(?:[ ](?:was[ ]|is[ ]|wurde[ ])?chang\\w{1,3})?"
            u"[ ](?:from|von|de)[ ](?=[ubr]{0,2}[\"'][^\\s\"'])"
            % (phrases.SPOKEN, phrases.OF)
        ),
        old_and_new,
        u"changed password from '81f3b2' to 'c81f3b2'",
    ),
    Form(
        u"behind a word, in quotes",
        phrases.HINTS,
        pattern(
            u"(?:%s)(?!%s)\\w{0,20}%s(?:[ \\t]{1,4}(?:%s|%s|by)?[ \\t]{0,4}"
            u"|\\([ \\t]{0,4})(?=[ubr]{0,2}[\"'][\\w*!#$@+^&])"
            % (phrases.SPOKEN, keys.HARMLESS, phrases.OF, phrases.IS, phrases.SET)
        ),
        endings.quotes,
        u"ALTER ROLE me WITH PASSWORD 'c81f3b2'",
    ),
    Form(
        u"set to",
        phrases.HINTS,
        pattern(
            u"(?:%s)%s[ ]%s[ ](?=[^\\s\\[])" % (phrases.SPOKEN, phrases.OF, phrases.SET)
        ),
        told,
        u"Password for jane set to c81f3b2",
    ),
    Form(
        u"set, of whom, to",
        phrases.HINTS,
        pattern(
            u"(?:(?:set|chang\\w{1,3}|reset|updated?)[ ](?:the[ ])?(?:%s)%s"
            u"|(?:%s)[ ](?:was[ ])?(?:set|changed|reset|updated)%s)[ ]to[ ]"
            u"(?=[^\\s\\[])"
            % (phrases.SPOKEN, phrases.OF, phrases.SPOKEN, phrases.OF)
        ),
        mixed,
        u"reset password of jane to c81f3b2",
    ),
    Form(
        u"with a password",
        phrases.HINTS,
        pattern(
            u"(?<![\\w-])(?:with|using|and|mit|und|avec|et|con|y|user[ ]\\S{1,60})"
            u"(?:[ ](?:the|a|your|new|dem|das|neuem|le|la))?[ ](?:%s)[ ]"
            u"(?=[^\\s\\[<\"']{6})" % phrases.SPOKEN
        ),
        named,
        u"login of bob with password c81f3b2 failed",
    ),
    Form(
        u"in German",
        phrases.HINTS,
        pattern(u"(?:%s)%s[ ]lautet:?[ ](?=[^\\s\\[])" % (phrases.SPOKEN, phrases.OF)),
        told,
        u"Das Passwort lautet c81f3b2",
    ),
    Form(
        u"that was given",
        phrases.HINTS + (u"one", u"tempor", u"initial"),
        pattern(
            u"(?:one[ -]time|temporary|initial|temp|new|einmal-?|temporäres|initial-?"
            u"|neues)[ ]?(?:%s)%s[ ]%s:?[ ](?=[^\\s\\[])"
            % (phrases.SPOKEN, phrases.OF, phrases.IS)
        ),
        told,
        u"the one-time password is c81f3b2",
    ),
    Form(
        u"in a sentence",
        phrases.HINTS + (u"token", u"secret"),
        pattern(
            u"(?:%s|token|secret)%s[ ]%s[ ]"
            u"(?=[^\\s\\[]{5})" % (phrases.SPOKEN, phrases.OF, phrases.IS)
        ),
        mixed,
        u"your new password is c81f3b2",
    ),
    Form(
        u"number in a sentence",
        (u"code", u"código", u"pin", u"tan", u"otp"),
        pattern(
            u"%s%s(?:[ ]%s[ :]{1,2}|[ ]{0,2}[:=][ ]{0,2}"
            u"|[ ])%s" % (phrases.CODE, phrases.OF, phrases.IS, phrases.NUMBER)
        ),
        number,
        u"Your verification code is 481132",
    ),
    Form(
        u"number before its name",
        (u"code", u"código", u"pin", u"tan", u"otp"),
        pattern(
            u"(?<![\\w.:-])(?:[A-Z]-)?(?=\\d{4,8}[ ](?:is|ist|est|es)[ ]"
            u"(?:your|ihr|dein|votre|ton|su|tu|the|der|le|el)[ ]"
            u"(?:\\w{1,20}[ ]){0,2}%s)" % phrases.CODE
        ),
        number,
        u"481132 is your verification code",
    ),
    Form(
        u"user and password",
        (u"cred", u"zugangsdaten", u"identifiant", u"log", u"sign", u"auth", u"connec")
        + (u"bind", u"bound", u"anmeld", u"conectado", u"angemeldet"),
        pattern(
            u"\\b(?:%s[ ]{0,2}[(:]?|%s)[ ]?[\"'(]?%s[\\w.@+\\\\-]{1,60}:"
            u"(?!\\d{1,5}(?:[\\s/,;)'\"]|$))"
            u"(?=[^\\s/:])" % (phrases.CREDENTIALS, phrases.LOGGED, phrases.NO_USER)
        ),
        lambda text, found: reading.word_end(text, found.end()),
        u"using credentials bob:c81f3b2",
    ),
]
