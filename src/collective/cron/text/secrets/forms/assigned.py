# -*- coding: utf-8 -*-
"""Forms with a word that says what the value is: `password=...`, `"token": "..."`."""

from collective.cron.text.secrets import keys
from collective.cron.text.secrets import reading
from collective.cron.text.secrets.form import FLAGS
from collective.cron.text.secrets.form import Form
from collective.cron.text.secrets.form import Innocent
from collective.cron.text.secrets.form import Pattern
from collective.cron.text.secrets.form import pattern

import re


QUOTE = u"(?:\\\\{0,8}[\"'`]|&(?:quot|apos|#0{0,3}3[49]|#x2[27]);|%(?:25){0,3}2[27])"
SPACE = u"[ \\t\xa0]{0,20}"
# Between a word and its value, as `"]: `, ` => `, ` for admin: `.
SIGN = (
    u"(?:\\[\\])?(?P<closed>%s)?[\\])]?(?:\\s\\([^()\\n]{1,40}\\))?"
    u"(?:\\s(?:is|ist|lautet|est|es))?(?:\\s(?:for|of|f\xfcr|von|de|du|pour|para|del)"
    u"(?:\\s[^\\s:=]{1,60}){1,2})?%s"
    u"(?P<sign>=>|:=|->|={1,3}|:(?!:\\w)|[\uff1a\uff1d]|%%(?:25){0,3}3[ad])%s"
    u"(?:%%20|\\+(?=\\S)){0,3}"
) % (QUOTE, SPACE, SPACE)
# In the header of a mail: what is no sign, and the beginning of a word.
ENCODED = Pattern(u"\\?=|(?!3[aAdD])[0-9A-F]{2}|$")
ENCODED_WORD = Pattern(u"=\\?[\\w-]{3,20}\\?[qQ]\\?[^\\s?]{0,80}$")
NUMBER = Pattern(u"[\"']?\\d{3,12}[\"']?(?![\\w%]| [^\\W\\d])", FLAGS)


def _head(word):
    return Pattern(
        u"(?P<key>%s)(?!%s)[\\w.-]{0,40}%s" % (word, keys.HARMLESS, SIGN), FLAGS
    )


def _frame_end(text, found, end):
    """Return where the quotes end that were opened before the word, at most `end`."""
    before = text[found.start() - 1 : found.start()]
    if before and before in u"\"'`" and not found.group(u"closed"):
        closed = text.find(before, found.end(), end)
        return closed if closed >= 0 else end
    return end


def _quoted(text, found):
    """Return where the quotes behind a word end, None if there are none."""
    start = found.end()
    end = reading.quoted_end(text, start)
    if end is None:
        return reading.list_end(text, start)
    if reading.is_empty(text, start, end):
        return None
    if text[start] not in u"ubrUBR\"'`" or found.group(u"closed"):
        return end
    if found.group(u"sign") not in (u":", u"\uff1a"):
        return end
    # As in "Password: ", the quotes may be those around the sentence.
    return end if re.match(u"[^\\s)\\],;:}]", text[start + 1 : start + 2]) else None


def _is_encoded(text, found):
    """Tell whether the sign is of an encoded word, as =?utf-8?q?Passwort=20?=."""
    if text[found.end() - 1] != u"=" or not ENCODED.match(text, found.end()):
        return False
    begin = text.rfind(u"=?", max(found.start() - 80, 0), found.start())
    return begin >= 0 and bool(ENCODED_WORD.match(text, begin, found.start()))


def _is_innocent(text, found):
    if _is_encoded(text, found):
        return True
    if text.startswith((u"[hidden]", u"'[hidden]", u'"[hidden]'), found.end()):
        return True
    if keys.is_nothing(text, found.end()):
        return True
    spoken = found.group(u"sign") in (u":", u"\uff1a")
    return spoken and keys.is_spoken(text, found.end())


def line(text, found):
    """The end of what goes on to the end of its quotes, or of its line."""
    if _is_innocent(text, found):
        return None
    start = found.end()
    end = _quoted(text, found)
    if end is None and text[start : start + 1] not in (u"'", u'"', u"`"):
        end = _frame_end(text, found, reading.line_end(text, start))
    return end


def value(text, found):
    """The end of a password: it may have spaces and signs in it."""
    if _is_innocent(text, found) or _is_folder(text, found) or _is_itself(text, found):
        return None
    start = found.end()
    end = _quoted(text, found)
    if end is None and text[start : start + 1] not in (u"'", u'"', u"`"):
        if u"%" in found.group(u"sign"):
            return reading.encoded_end(text, start)
        end = reading.value_end(text, start, _frame_end(text, found, len(text)))
        if text[start - 1] == u"=":
            end = reading.setting_end(text, start, end)
    return end


def _is_folder(text, found):
    # PWD of a shell is no password.
    return found.group(u"key").lower() == u"pwd" and text.startswith(u"/", found.end())


def _is_itself(text, found):
    """Tell whether it is `password=password,` of a program."""
    key, start = found.group(u"key"), found.end()
    if not text.startswith(key, start):
        return False
    after = text[start + len(key) : start + len(key) + 1]
    return after in (u",", u")") or (not after.strip() and text[start - 1] == u" ")


def _is_count(text, found, end):
    """Tell whether it is a number of such things, or the number of one."""
    key = found.group(u"key").lower()
    plural = text[found.end(u"key") : found.end(u"key") + 1] in (u"s", u"S")
    counted = plural or key in (u"session", u"sid", u"ticket")
    return counted and text[found.end() : end].isdigit()


def word(text, found):
    """The end of what is a secret if it looks like one word."""
    if _is_innocent(text, found) or _is_itself(text, found):
        return None
    start = found.end()
    end = _quoted(text, found)
    if end is not None:
        return end
    sign = found.group(u"sign")
    ends = reading.encoded_end if u"%" in sign else reading.word_end
    end = ends(text, start)
    if end - start < 4 or _is_count(text, found, end):
        return Innocent(end)
    if u"=" in sign or u"%" in sign:
        return end
    rest = text[end : end + 2]
    alone = not rest.strip() or rest[0] in u",;)}\"'\n\r"
    if alone or reading.looks_random(text[start:end], 6):
        return end
    return Innocent(end)


def random(text, found):
    """The end of what is a secret if it looks drawn at random."""
    start = found.end()
    end = reading.quoted_end(text, start)
    inner = (1, -1) if end is not None else (0, None)
    if end is None:
        end = reading.word_end(text, start)
    least = 6 if u"=" in found.group(u"sign") else 16
    shown = text[start:end].lstrip(u"ubr") if inner[0] else text[start:end]
    shown = shown[slice(*inner)]
    if reading.looks_random(shown, least) and not reading.is_name(shown):
        return end
    return Innocent(end)


def number(text, found):
    """The end of a number that is kept secret."""
    match = NUMBER.match(text, found.end())
    return match and match.end()


def query(text, found):
    """The end of what a query of a URL gives."""
    end = reading.word_end(text, found.end())
    return end if end - found.end() >= 3 else Innocent(end)


ASKED = (
    u"(?:key|sig|pass|pwd|pw|token|ticket|secret|signature|sid|session|auth|nonce|otp"
    u"|hmac|rlkey|authtoken)"
)


def _forms(name, words, end, example):
    """Return a form for each word, so that only those are sought that are there."""
    return [Form(name, (keys.hint(word),), _head(word), end, example) for word in words]


FORMS = (
    _forms(
        u"header",
        (u"authori[sz]ation", u"cookies?2?"),
        line,
        u"Authorization: Token 81f3b2, Cookie: a=81f3b2",
    )
    + _forms(u"password", keys.PASSWORDS, value, u"db_password = a/b,c;d)e&f g")
    + _forms(
        u"key",
        keys.KEYS,
        value,
        u"DefaultEndpointsProtocol=https;AccountKey=qx7+z==;Suffix=net",
    )
    + _forms(u"token", keys.TOKENS, word, u"the token: 81f3b2 was sent")
    + _forms(u"random", keys.RANDOM, random, u"key=c81f3b2d90 was sent")
    + _forms(u"number", keys.NUMBERS, number, u"PIN: 4711")
    + [
        Form(
            u"query",
            (u"?", u"&"),
            pattern(u"(?<=[?&])(?P<key>%s)=" % ASKED),
            query,
            u"https://maps.example.org/api?key=abcdef&v=3",
        )
    ]
)
