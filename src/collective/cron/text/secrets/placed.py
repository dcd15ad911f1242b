# -*- coding: utf-8 -*-
"""Forms in which a secret stands at a place: in a URL, an option, an element, a
pair."""

from collective.cron.text.secrets import keys
from collective.cron.text.secrets import reading
from collective.cron.text.secrets.assigned import FLAGS
from collective.cron.text.secrets.assigned import QUOTE
from collective.cron.text.secrets.form import Form
from collective.cron.text.secrets.form import Innocent

import re


WORDS = u"|".join(keys.PASSWORDS + keys.KEYS + keys.TOKENS + [u"pin"])
NAMES = u"[\\w.:-]{0,40}(?:%s)(?!%s)[\\w.-]{0,40}" % (WORDS, keys.HARMLESS)
HINTS = (u"pass", u"pw", u"token", u"secret", u"key", u"auth", u"cred", u"pin", u"sid")
SPOKEN = (
    u"pass[_-]?words?|pass[_ -]?phrases?|passcode|passwort|kennwort"
    u"|mot[_ -]de[_ -]passe"
    u"|contraseña"
)
SPOKEN_HINTS = (u"word", u"phrase", u"passcode", u"wort", u"passe", u"contrase")
HOST = re.compile(u"@[\\w\\[/(.*%{-]", re.UNICODE)
PORT = re.compile(u"\\d{1,5}(?=[/?#\\s,;:)'\"\\]}>]|$)")
PLAIN_USER = re.compile(u"(?:git|hg|svn|ssh|anonymous|www|ftp|[^\\d@]{1,15})@")


def _any(pattern):
    return re.compile(pattern, FLAGS)


def userinfo(text, found):
    """The end of user and password in a URL; the password may have any sign in it."""
    start, before = found.end(), text[found.start() - 1 : found.start()]
    end = re.compile(u"[\\n\\r]|://|$").search(text, start).start()
    if text[start : start + 1] in (u"'", u'"', u" ", u""):
        return None
    colon = re.compile(u"[^\\s/?#@:\"'<>]{0,100}:(?=\\S)").match(text, start, end)
    if colon is None:
        return _user_alone(text, start, end)
    port = PORT.match(text, colon.end(), end)
    word = re.compile(u"\\s|$").search(text, start, end).start()
    if port and (before in u"psPS" or text.find(u"@", start, word) < 0):
        return None
    last = text.rfind(u"@", colon.end(), end)
    while last >= 0 and not HOST.match(text, last):
        last = text.rfind(u"@", colon.end(), last)
    return last if last >= 0 else None


def _user_alone(text, start, end):
    found = re.compile(u"[^\\s/?#@:\"'<>]{1,300}(?=@)").match(text, start, end)
    if found is None or PLAIN_USER.match(text, start):
        return None
    return found.end()


def argument(text, found):
    """The end of what follows an option of a command."""
    start = found.end()
    if keys.is_nothing(text, start) or keys.is_spoken(text, start):
        return None
    return reading.quoted_end(text, start) or reading.word_end(text, start)


def framed(text, found):
    """The same, in the quotes that were opened before."""
    if not found.group(u"q"):
        return argument(text, found)
    end = text.find(found.group(u"q"), found.end())
    return end if end >= 0 else reading.line_end(text, found.end())


def blank_end(text, found):
    """The end of a word that ends with white space only."""
    end = re.compile(u"\\s|$").search(text, found.end()).start()
    return Innocent(end) if keys.is_spoken(text, found.end()) else end


def rest(text, found):
    """The end of the line."""
    return reading.line_end(text, found.end())


def quotes(text, found):
    """The end of the quotes that open here."""
    end = reading.quoted_end(text, found.end())
    if end is None or reading.is_empty(text, found.end(), end):
        return None
    follows = reading.skip_blank(text, end)
    is_key = text[follows : follows + 1] in (u":", u"=")
    return Innocent(end) if is_key or keys.is_nothing(text, found.end() + 1) else end


def content(text, found):
    """The end of what stands in an element."""
    start = found.end()
    if text.startswith(u"<![CDATA[", start):
        end = text.find(u"]]>", start)
    else:
        end = text.find(u"<", start)
    end = end if end >= 0 else len(text)
    return end if text[start:end].strip() else None


def after_blank(text, found):
    """The end of a line that comes after an empty one."""
    return reading.line_end(text, reading.skip_blank(text, found.end()))


FORMS = [
    Form(
        u"URL",
        (u"://",),
        re.compile(u"://"),
        userinfo,
        u"postgresql://me:a@b/c,d;e)f&g h@db.example.org/site",
    ),
    Form(
        u"pair without scheme",
        (u"@",),
        _any(
            u"(?<![\\w.:-])(?<!://)(?!(?:mailto|from|to|cc|bcc|by|for):)"
            u"[\\w.-]{1,60}[:/]"
            u"(?=[^\\s@:/]{2,100}@(?:tcp\\(|//)?[\\w.-]{1,100}[:(/])"
        ),
        lambda text, found: text.find(u"@", found.end()),
        u"root:c81f3b2@tcp(127.0.0.1:3306)/site",
    ),
    Form(
        u"option",
        HINTS,
        _any(
            u"(?<![\\w-])--?(?:[\\w-]{0,30})(?:%s)(?!%s)[\\w-]{0,30}[ \\t]{1,8}"
            u"(?=[^\\s-])" % (WORDS, keys.HARMLESS)
        ),
        argument,
        u"tool --db-password c81f3b2 --verbose",
    ),
    Form(
        u"user of a command",
        (u"-u", u"user"),
        _any(
            u"(?<![\\w-])(?:-u|--user|--proxy-user)(?:[ \\t=]{1,8}|(?=\\w))"
            u"(?P<q>[\"'])?"
            u"[\\w.@-]{1,60}[:%](?=[^\\s/])"
        ),
        framed,
        u"curl -u admin:c81f3b2 https://example.org/",
    ),
    Form(
        u"option of a known command",
        u"mysql maria sshpass docker zip redis ldap 7z user".split(),
        _any(
            u"\\b(?:(?:mysql|maria)\\w{0,20}\\b[^\\n"
            u"|;]{0,200}?[ \\t]-p[\"']?(?=[^\\s\"'])"
            u"|(?:sshpass|docker[ \\t]login)\\b[^\\n|;]{0,200}?[ \\t]-p[ \\t]{0,4}"
            u"|(?:un)?zip\\b[^\\n|;]{0,200}?[ \\t]-P[ \\t]{1,4}"
            u"|redis-cli\\b[^\\n|;]{0,200}?[ \\t]-a[ \\t]{1,4}"
            u"|ldap\\w{2,10}\\b[^\\n|;]{0,200}?[ \\t]-w[ \\t]{0,4}"
            u"|7z\\b[^\\n|;]{0,200}?[ \\t]-p(?=\\S)"
            u"|(?:instance\\w{0,20}[ \\t]{1,4}adduser|addzopeuser)[ \\t]{1,4}"
            u"\\S{1,60}[ \\t]{1,4}|user[ \\t]?=[ \\t]?\\w{1,40}:(?=\\S))"
        ),
        argument,
        u"mysqldump -h db -u root -pc81f3b2 site",
    ),
    Form(
        u"passphrase of openssl",
        (u"pass:",),
        _any(u"-pass(?:in|out)?[ \\t=]{1,4}[\"']?pass:"),
        blank_end,
        u"openssl rsa -passin pass:c81f3b2 -in key",
    ),
    Form(
        u"pair in a program",
        HINTS,
        _any(
            u"[ub]{0,2}(?P<q>%s)%s(?P=q)\\s{0,4},\\s{0,4}(?=[ubr]{0,2}[\"'\\\\&%%])"
            % (QUOTE, NAMES)
        ),
        quotes,
        u"[('login', 'me'), ('password', 'c81f3b2')]",
    ),
    Form(
        u"name and password in a call",
        (u"auth", u"login", u"connect", u"setpassword", u"adduser", u"simple_bind"),
        _any(
            u"(?:auth|login|authenticate|connect|setpassword|adduser"
            u"|simple_bind(?:_s)?)"
            u"\\([ ]?[ubr]{0,2}(?P<q>[\"'])"
            u"[^\"'\\n]{1,60}"
            u"(?P=q)\\s{0,4},\\s{0,4}(?=[ubr]{0,2}[\"'])"
        ),
        quotes,
        u"requests.get(url, auth=HTTPBasicAuth('me', 'c81f3b2'))",
    ),
    Form(
        u"behind a word, in quotes",
        SPOKEN_HINTS + (u"identified",),
        _any(
            u"(?:%s)(?!%s)\\w{0,20}(?:[ \\t]{1,4}(?:is|ist|est|es|was|by)?[ \\t]{0,4}"
            u"|\\([ \\t]{0,4})(?=[ubr]{0,2}[\"']\\w)"
            % (SPOKEN + u"|identified[ ]by", keys.HARMLESS)
        ),
        quotes,
        u"ALTER ROLE me WITH PASSWORD 'c81f3b2'",
    ),
    Form(
        u"in a sentence",
        SPOKEN_HINTS + (u"token", u"secret"),
        _any(
            u"(?:%s|token|secret)[ ](?:is|was|ist|lautet|est|es)[ ]"
            u"(?=[^\\s]{0,30}\\d)(?=[^\\s]{0,30}[^\\W\\d])(?=[^\\s]{5})" % SPOKEN
        ),
        blank_end,
        u"your new password is c81f3b2",
    ),
    Form(
        u"attributes",
        HINTS,
        _any(
            u"(?:name|key|id|property|type)[\"']?\\s{0,4}[=:]\\s{0,4}"
            u"(?P<q>[\"'])%s(?P=q)"
            u"\\s{0,4},?\\s{0,4}[\"']?(?:value|content|val)[\"']?\\s{0,4}[=:]\\s{0,4}"
            u"(?=[\"'])" % NAMES
        ),
        quotes,
        u'<property name="db.password" value="c81f3b2"/>',
    ),
    Form(
        u"element",
        HINTS,
        _any(
            u"<(?:%s(?:\\s{1,9}[\\w:.-]{1,40}\\s?=[^<>]{0,200})?|\\w{1,20}\\s"
            u"(?:name|key|property)=(?P<q>[\"'])%s(?P=q)"
            u"[^<>]{0,100}|\\w{1,20}:Password[^<>]{0,200})>(?=[^<]|<!\\[)"
            % (NAMES, NAMES)
        ),
        content,
        u"<db:password>c81f3b2</db:password>",
    ),
    Form(
        u"escaped element",
        (u"&lt;",),
        _any(u"&lt;%s&gt;" % NAMES),
        lambda text, found: text.find(u"&lt;", found.end()),
        u"&lt;password&gt;c81f3b2&lt;/password&gt;",
    ),
    Form(
        u"part of a form",
        (u"form-data",),
        _any(u"form-data;[ ]?name=[\"']?%s[\"']?(?=\\s)" % NAMES),
        after_blank,
        u'Content-Disposition: form-data; name="password"\n\nc81f3b2',
    ),
    Form(
        u"block of YAML",
        (u": |", u": >"),
        _any(u"(?:%s)[\"']?:[ ][|>][+-]?\\d?[ ]{0,4}\\n" % WORDS),
        after_blank,
        u"password: |\n  c81f3b2",
    ),
    Form(
        u"netrc",
        (u"password", u"passwd"),
        _any(
            u"(?:(?<=\\s)login\\s{1,8}\\S{1,100}\\s{1,8}|^\\s{0,8}|\\n\\s{0,8})"
            u"(?:password|passwd)[ \\t]{1,8}(?=\\S{1,300}\\s{0,4}(?:\\n|$|macdef"
            u"|machine))"
        ),
        blank_end,
        u"machine example.org login me password c81f3b2",
    ),
    Form(
        u"pgpass",
        (u":",),
        _any(u":(?:\\d{4,5}|\\*):[\\w.*-]{1,60}:" u"[\\w.*-]{1,60}:(?=[^\\s:]{3})"),
        blank_end,
        u"db.example.org:5432:site:me:c81f3b2",
    ),
    Form(
        u"command of a protocol",
        (u"pass ", u"auth", u"login ", u"bindpw"),
        re.compile(
            u"(?:(?:^|[>:'\"]\\s{0,4}|\\n)PASS[ ]|(?:requirepass"
            u"|masterauth|bindpw)[ ]|AUTH[ ](?:PLAIN|LOGIN|XOAUTH2)[ ]"
            u"|AUTHENTICATE[ ]PLAIN[ ]|[\"']AUTH[\"'][, ]{1,3}"
            u"|\\b[A-Za-z]{0,4}\\d{1,6}[ ]LOGIN[ ]\\S{1,100}[ ])(?=\\S{3})"
        ),
        argument,
        u"> PASS c81f3b2",
    ),
]
