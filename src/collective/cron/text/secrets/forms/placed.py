# -*- coding: utf-8 -*-
"""Forms in which a secret stands at a place: in a URL, a pair, a file of settings."""

from collective.cron.text.secrets import keys
from collective.cron.text.secrets.form import Form
from collective.cron.text.secrets.form import Pattern
from collective.cron.text.secrets.form import pattern
from collective.cron.text.secrets.forms import endings
from collective.cron.text.secrets.forms.assigned import QUOTE

import re


HOST = Pattern(u"@[\\w\\[/(.*%{-]", re.UNICODE)
PORT = Pattern(u"\\d{1,5}(?=[/?#\\s,;:)'\"\\]}>]|$)")
PLAIN_USER = Pattern(u"(?:git|hg|svn|ssh|anonymous|www|ftp|[^\\d@]{1,15})@")


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


FORMS = [
    Form(
        u"URL",
        (u"://",),
        Pattern(u"://"),
        userinfo,
        u"postgresql://me:a@b/c,d;e)f&g h@db.example.org/site",
    ),
    Form(
        u"pair without scheme",
        (u"@",),
        pattern(
            u"(?<![\\w.:-])(?<!://)(?!(?:mailto|from|to|cc|bcc|by|for):)"
            u"[\\w.-]{1,60}[:/]"
            u"(?=[^\\s@:/]{2,100}@(?:tcp\\(|//)?[\\w.-]{1,100}[:(/])"
        ),
        lambda text, found: text.find(u"@", found.end()),
        u"root:c81f3b2@tcp(127.0.0.1:3306)/site",
    ),
    Form(
        u"pair in a program",
        keys.HINTS,
        pattern(
            u"[ub]{0,2}(?P<q>%s)%s(?P=q)\\s{0,4},\\s{0,4}(?=[ubr]{0,2}[\"'\\\\&%%])"
            % (QUOTE, keys.NAMES)
        ),
        endings.quotes,
        u"[('login', 'me'), ('password', 'c81f3b2')]",
    ),
    Form(
        u"header in a program",
        (u"authori", u"cookie"),
        pattern(
            u"(?P<q>%s)(?:proxy-)?(?:authori[sz]ation|(?:set-)?cookie)(?P=q)"
            u"\\s{0,4},\\s{0,4}(?=[ubr]{0,2}[\"'\\\\&%%])"
            u"(?![ubr]{0,2}[\"'](?:\\w{1,20}[ ])?(?:%%[s(]|\\{))" % QUOTE
        ),
        endings.quotes,
        u"putheader('Authorization', 'Acme-Key c81f3b2')",
    ),
    Form(
        u"header that a server sets",
        (u"header",),
        pattern(
            u"\\b(?:proxy_set_header|add_header|requestheader[ ]\\w{3,6}"
            u"|set-header)[ \\t]{1,8}(?:(?:proxy-)?authori[sz]ation|(?:set-)?cookie"
            u"|%s)[ \\t]{1,8}(?=[^\\s$%%-])" % keys.NAMES
        ),
        endings.argument,
        u'proxy_set_header X-Api-Key "c81f3b2";',
    ),
    Form(
        u"line of settings",
        (u"bind", u"oidc", u"password", u"rootpw"),
        pattern(
            u"\\b(?:(?:ldap)?bind_?(?:credentials|password|passwd|pw)|authldap\\w{0,9}"
            u"password|oidc\\w{0,20}(?:secret|passphrase)|insecure-password"
            u"|rootpw)[ \\t]{1,8}(?=[\"']?[^\\s\"'=:.,;]{1,99}[\"']?;?[ \\t]{0,8}"
            u"(?:[\\r\\n]|$|starttls=))"
        ),
        endings.argument,
        u'bindCredentials "c81f3b2"',
    ),
    Form(
        u"name and password in a call",
        (u"auth", u"login", u"connect", u"setpassword", u"adduser", u"simple_bind"),
        pattern(
            u"(?:auth|login|authenticate|connect|setpassword|adduser"
            u"|simple_bind(?:_s)?)"
            u"\\([ ]?[ubr]{0,2}(?P<q>[\"'])"
            u"[^\"'\\n]{1,60}"
            u"(?P=q)\\s{0,4},\\s{0,4}(?=[ubr]{0,2}[\"'])"
        ),
        endings.quotes,
        u"requests.get(url, auth=HTTPBasicAuth('me', 'c81f3b2'))",
    ),
    Form(
        u"block of YAML",
        (u": |", u": >"),
        pattern(u"(?:%s)[\"']?:[ ][|>][+-]?\\d?[ ]{0,4}\\n" % keys.WORDS),
        endings.after_blank,
        u"password: |\n  c81f3b2",
    ),
    Form(
        u"netrc",
        (u"password", u"passwd"),
        pattern(
            u"(?:(?<=\\s)login\\s{1,8}\\S{1,100}\\s{1,8}|^\\s{0,8}|\\n\\s{0,8})"
            u"(?:password|passwd)[ \\t]{1,8}(?=\\S{1,300}\\s{0,4}(?:\\n|$|macdef"
            u"|machine))"
        ),
        endings.blank_end,
        u"machine example.org login me password c81f3b2",
    ),
    Form(
        u"pgpass",
        (u":",),
        pattern(u":(?:\\d{4,5}|\\*):[\\w.*-]{1,60}:" u"[\\w.*-]{1,60}:(?=[^\\s:]{3})"),
        endings.blank_end,
        u"db.example.org:5432:site:me:c81f3b2",
    ),
]
