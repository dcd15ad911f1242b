# -*- coding: utf-8 -*-
"""Forms that are known by themselves: keys, tokens with a prefix, secret addresses."""

from collective.cron.text.secrets import reading
from collective.cron.text.secrets.form import Form
from collective.cron.text.secrets.form import Innocent
from collective.cron.text.secrets.form import Pattern

import re


WHITE = Pattern(u"\\s|$", re.UNICODE)
BASE64 = Pattern(u"[^A-Za-z0-9+/=\\s\\\\]")
NOT_OF_HASH = Pattern(u"[^\\w./$=,+{}@-]")
NEXT_PART = Pattern(u"[/?#]")
NOT_OF_TOKEN = Pattern(u"[^\\w.~+/=-]|\\.(?=\\s|$)", re.UNICODE)


def token(text, found):
    """The end of a token that begins where the match does."""
    end = NOT_OF_TOKEN.search(text, found.end())
    return end.start() if end else len(text)


def hashed(text, found):
    """The end of a password that is stored as a hash."""
    end = NOT_OF_HASH.search(text, found.end())
    return end.start() if end else len(text)


def address(text, found):
    """The end of an address."""
    return reading.word_end(text, found.end())


def part(text, found):
    """The end of a part of an address."""
    end = reading.word_end(text, found.end())
    sign = NEXT_PART.search(text, found.end(), end)
    return sign.start() if sign else end


def random_part(text, found):
    """The same, if it looks drawn at random."""
    end = part(text, found)
    name = text[found.end() : end]
    if reading.looks_random(name, 16) and not reading.is_name(name):
        return end
    return Innocent(end)


def random_token(text, found):
    """The same, if it looks drawn at random."""
    end = token(text, found)
    value = text[found.end() : end]
    mixed = value != value.lower() and value[1:] != value[1:].lower()
    digits = any(char.isdigit() for char in value)
    if digits or mixed or len(value) >= 20 or u"=" in value:
        return end
    return Innocent(end)


def block(text, found):
    """The end of a block, which may have been cut."""
    closed = text.find(u"-----END", found.end())
    if closed < 0:
        return len(text)
    end = text.find(u"-----", closed + 8)
    return end + 5 if end >= 0 else len(text)


def cut_block(text, found):
    """The end of the rest of a block whose beginning was cut, None if it is none."""
    end = BASE64.search(text, found.end())
    end = end.start() if end else len(text)
    return end if text.startswith(u"-----END", end) else Innocent(end)


def base64_line(text, found):
    """The end of a line of such a block."""
    end = WHITE.search(text, found.end()).start()
    value = text[found.end() : end]
    mixed = value != value.lower() and value != value.upper()
    pure = re.match(u"[A-Za-z0-9+/]{56,80}={0,2}\\Z", value)
    return end if pure and mixed and re.search(u"\\d", value) else Innocent(end)


def _known(name, hints, pattern, example, end=token):
    head = Pattern(u"(?<![A-Za-z0-9])(?=(?:%s))" % pattern)
    return Form(name, hints, head, end, example)


def _address(name, hints, pattern, example):
    return Form(name, hints, Pattern(pattern, re.IGNORECASE), address, example)


_B = u"[\\w.~+/=-]"

FORMS = [
    Form(
        u"private key",
        (u"private key",),
        Pattern(u"-----BEGIN[ A-Z0-9]{0,40}PRIVATE KEY(?:[ ]BLOCK)?-----"),
        block,
        u"-----BEGIN RSA PRIVATE KEY-----\nc81f3b2\n-----END RSA PRIVATE KEY-----",
    ),
    Form(
        u"end of a private key",
        (u"private key",),
        Pattern(u"(?<![A-Za-z0-9+/=])(?=[A-Za-z0-9+/]{6})"),
        cut_block,
        u"c81f3b2dd07f==\n-----END PRIVATE KEY-----",
    ),
    Form(
        u"line of a private key",
        (u"",),
        Pattern(u"(?:^|(?<=\\s))(?=[A-Za-z0-9+/]{56})"),
        base64_line,
        u"bc81f3b2Q" * 7,
    ),
    Form(
        u"key of PuTTY",
        (u"private-lines",),
        Pattern(u"Private-Lines:[ ]\\d{1,4}"),
        lambda text, found: len(text),
        u"Private-Lines: 14\nc81f3b2",
    ),
    _known(
        u"DER in base64",
        (u"mii", u"b3blbnnz"),
        u"MI[IG][A-Z][A-Za-z0-9+/]{36}" u"|b3BlbnNzaC1r",
        u"MIIE" + u"bc81f3b2Q" * 5,
    ),
    _known(
        u"JWT",
        (u"eyj",),
        u"ey[JK][\\w-]{8,60}(?:\\.[\\w-]|[\\w-]{8})",
        u"eyJhbGciOi81f3b2.eyJzdWIi81f3b2.c81f3b2",
    ),
    Form(
        u"scheme of a header",
        (u"bearer", u"basic", u"negotiate", u"ntlm"),
        Pattern(
            u"\\b(?:bearer|basic|negotiate|ntlm)[ \\t]{1,4}" u"(?=%s{8})" % _B, re.I
        ),
        random_token,
        u"sent Bearer c81f3b2dd07f",
    ),
    Form(
        u"token of a header",
        (u"token", u"apikey", u"-key"),
        Pattern(
            u"\\b(?:token|apikey|api-key)[ \\t]{1,4}(?=[\\w-]{0,20}\\d)"
            u"(?=[\\w-]{0,20}[a-z])(?=[\\w.-]{12})"
            u"|\\b[a-z]\\w{1,20}-(?:auth|api)-?(?:key|token)[ \\t]{1,4}"
            u"(?=[\\w-]{0,40}\\d)(?=[\\w-]{0,40}[a-z])(?=[\\w.:-]{6})",
            re.I,
        ),
        token,
        u"sent Token 81f3b2dd07f81f3b2dd07f",
    ),
    Form(
        u"digest",
        (u"digest ", u"aws4-hmac", u"hawk ", u"oauth ", u"sharedkey", u"signature="),
        Pattern(
            u"(?:\\bDigest[ ]username=|AWS4-HMAC-SHA256[ ]|\\bHawk[ ]id="
            u"|\\bOAuth[ ]oauth_|\\bSharedKey(?:Lite)?[ ]\\w{1,60}:"
            u"|SharedAccessSignature[ ])",
            re.I,
        ),
        lambda text, found: reading.line_end(text, found.end()),
        u'Digest username="me", realm="x", response="c81f3b2"',
    ),
    _known(
        u"hash of a password",
        (u"$", u"{"),
        u"\\$(?:[1256y]|2[abxy]|apr1|argon2\\w{0,2}|pbkdf2[\\w-]{0,10}"
        u"|scrypt)\\$[\\w./$=,+-]{13}"
        u"|\\{S?(?:SHA|MD5|BCRYPT|CRYPT|SHA256|SHA512)\\}[\\w./$=+-]{10}",
        u"me:$2b$12$c81f3b2dd07f81f3b2dd07f",
        hashed,
    ),
    _known(
        u"hash of Django",
        (u"pbkdf2_", u"bcrypt_", u"argon2$"),
        u"(?:pbkdf2_sha\\d{1,3}|bcrypt_sha256|argon2)\\$[\\w./$=,+-]{13}",
        u"pbkdf2_sha256$260000$c81f3b2dd07f",
        hashed,
    ),
    _address(
        u"address of a hook",
        (u"hook",),
        u"(?:hooks\\.slack(?:-gov)?\\.com/(?:services|workflows|triggers)"
        u"|discord(?:app)?\\.com/api/(?:v\\d{1,2}/)?webhooks|outlook\\.office"
        u"(?:365)?\\.com/webhook"
        u"|\\.webhook\\.office\\.com/webhookb2|hooks?\\.zapier\\.com/hooks"
        u"|/open-apis/bot/v2/hook"
        u"|hook\\.(?:\\w{2,4}\\.)?(?:make|integromat)\\.com|webhook\\.site"
        u"|/hooks?)/(?=\\S)",
        u"https://hooks.slack.com/services/T0/B0/c81f3b2",
    ),
    Form(
        u"private calendar",
        (u"/private-", u"/published/", u"public-calendars/"),
        Pattern(
            u"(?:/(?:ical|feeds)/[^\\s/]{1,200}/private-"
            u"|caldav\\.icloud\\.com/published/"
            u"\\d{1,3}/|/public-calendars/)(?=[\\w-])",
            re.I,
        ),
        part,
        u"https://calendar.example.org/ical/bob/private-c81f3b2/basic.ics",
    ),
    Form(
        u"address for one who was asked to come",
        (u"password", u"activat", u"invit", u"verif", u"magic", u"confirm", u"login"),
        Pattern(
            u"/(?:reset[_-]?password|password[_-]?reset|(?:re)?activat(?:e|ion)"
            u"|invit(?:e|ation)|(?:e?mail[_-])?verif(?:y|ication)|magic[_-]?(?:link"
            u"|login)"
            u"|confirm(?:ation|[_-]?e?mail)?)s?/(?=[\\w-]{16})",
            re.I,
        ),
        random_part,
        u"https://example.org/activate/c81f3b2dd07fc81f3b2dd07f",
    ),
    _address(
        u"address of a bot",
        u"api.telegram.org/ /owa/calendar/ maker.ifttt hc-ping passwordreset".split(),
        u"(?:api\\.telegram\\.org/bot|/owa/calendar/"
        u"|maker\\.ifttt\\.com/trigger/[\\w-]{1,60}/with/key/"
        u"|hc-ping\\.com/|/passwordreset/)(?=\\w)",
        u"https://api.telegram.org/bot12345:c81f3b2/sendMessage",
    ),
    _known(
        u"token with a place",
        (u"-us", u".atlasv1.", u":apa91", u"st-", u"tgt-", u"pat"),
        u"[0-9a-f]{32}-us\\d|\\w{14}\\.atlasv1\\.|AAAA[\\w-]{7}:APA91|(?:ST|TGT"
        u"|PGT)-\\d{1,12}-\\w{8}"
        u"|pat[A-Za-z0-9]{14}\\.[0-9a-f]{16}",
        u"c81f3b2dc81f3b2dc81f3b2dc81f3b2d-us7",
    ),
    Form(
        u"token of Discord",
        (u".",),
        Pattern(
            u"[MNO](?<![A-Za-z0-9].)" u"(?=[A-Za-z0-9]{23,27}\\.[\\w-]{6}\\.[\\w-]{20})"
        ),
        token,
        u"Mc81f3b2dc81f3b2dc81f3b2.c81f3b.c81f3b2dc81f3b2dc81f3b2d",
    ),
]
