# -*- coding: utf-8 -*-
"""Secrets in commands: options of programs, and arguments that are one."""

from collective.cron.text.secrets import keys
from collective.cron.text.secrets import reading
from collective.cron.text.secrets.form import Form
from collective.cron.text.secrets.form import Pattern
from collective.cron.text.secrets.form import pattern
from collective.cron.text.secrets.forms import endings

import re


FAR = 200  # characters between a command and its option
# For these -u is something else than a user with a password.
OTHER_USERS = Pattern(
    u"\\b(?:cp|mv|chown|chgrp|rsync|tar|sort|install|setpriv|chroot"
    u"|(?:docker|podman|nerdctl)\\b[^\\n]{0,60}\\b(?:run|exec|create))[ \\t]"
)
_ = u"[ \\t]{1,4}"
_WORD = _ + u"[^\\s-]\\S{0,99}"
_LOGIN = u"login\\b[^\\n|;]{0,99}?[ \\t]-p[ \\t]{0,4}"
# Programs, what of theirs a secret stands behind, an example; as they are spelled.
OPTIONS = (
    (u"mysql\\w{0,20}", u"-p[\"']?(?=[^\\s\"'])", u"mysql -u a -pc81f3b2"),
    (u"maria\\w{0,20}", u"-p[\"']?(?=[^\\s\"'])", u"mariadb -u a -pc81f3b2"),
    (u"7z\\w? rar unrar", u"-h?p(?=\\S)", u"rar a -hpc81f3b2 a.rar b"),
    (u"sshpass", u"-p[ \\t]{0,4}", u"sshpass -p c81f3b2 ssh a"),
    (u"docker podman buildah helm skopeo nerdctl", _LOGIN, u"helm login -p c81f3b2"),
    (u"az oc cf acr heroku", _LOGIN, u"az login -u a -p c81f3b2"),
    (u"mongo\\w{0,12} twine rdesktop", u"-p" + _, u"twine upload -p c81f3b2"),
    (u"psexec psexec64", u"-p" + _, u"psexec -u a -p c81f3b2"),
    (u"sqlcmd bcp isql osql tsql ipmitool", u"-P" + _, u"sqlcmd -U sa -P c81f3b2"),
    (u"mosquitto_\\w{3,6} zip unzip", u"-P" + _, u"unzip -P c81f3b2 a.zip"),
    (u"redis-cli valkey-cli", u"-a" + _, u"redis-cli -a c81f3b2 ping"),
    (u"snmp\\w{2,10}", u"-A" + _, u"snmpget -v 3 -A c81f3b2"),
    (u"snmp\\w{2,10}", u"-X" + _, u"snmpget -v 3 -X c81f3b2"),
    (u"ldap\\w{2,10}", u"-w[ \\t]{0,4}", u"ldapsearch -D a -w c81f3b2"),
    (u"ssh-keygen", u"-N" + _, u"ssh-keygen -f a -N c81f3b2"),
    (u"ssh-keygen", u"-P" + _, u"ssh-keygen -f a -P c81f3b2"),
    (u"openssl", u"-k" + _, u"openssl enc -k c81f3b2"),
    (u"openssl", u"-K" + _, u"openssl enc -K c81f3b2"),
    (u"openssl", u"-hmac" + _, u"openssl dgst -hmac c81f3b2"),
    (u"keytool jarsigner", u"-\\w{0,9}storepass" + _, u"keytool -storepass c81f3b2"),
    (u"keytool jarsigner", u"-\\w{0,9}keypass" + _, u"keytool -keypass c81f3b2"),
    (u"pdftk", u"user_pw" + _, u"pdftk a user_pw c81f3b2"),
    (u"pdftk", u"(?:owner|input)_pw" + _, u"pdftk a input_pw c81f3b2"),
    (u"qpdf", u"--encrypt" + _, u"qpdf --encrypt c81f3b2 b 256"),
    (u"qpdf", u"--encrypt" + _WORD + _, u"qpdf --encrypt a c81f3b2 256"),
    (u"nmcli", u"password" + _, u"nmcli device wifi connect a password c81f3b2"),
    (u"xfreerdp\\w? wfreerdp freerdp", u"/p:", u"xfreerdp /u:a /p:c81f3b2"),
    (u"http https", u"-a[ \\t]{1,4}[\"']?[\\w.@-]{1,60}:", u"http -a a:c81f3b2 b"),
    (u"schtasks", u"/rp" + _, u"schtasks /create /ru a /rp c81f3b2"),
    (u"lftp", u"-u[ \\t]{1,4}[\"']?[\\w.@-]{1,60},", u"lftp -u a,c81f3b2 b"),
    (
        u"smb\\w{3,6} rpcclient winexe net wmic",
        u"-U[ \\t]{0,4}[\"']?[^\\s%]{1,60}%",
        u"smbclient //a -U 'ACME\\a%c81f3b2'",
    ),
)
# The same, right behind the command.
ARGUMENTS = (
    (u"openssl", u"passwd(?:[ ]-[a-z0-9]{1,9}){0,3}" + _, u"openssl passwd -6 c81f3b2"),
    (
        u"htpasswd",
        u"(?:-\\w{1,6}[ ](?:\\d{1,2}[ ])?){0,3}-\\w{0,4}n\\w{0,4}" + _WORD + _,
        u"htpasswd -nb a c81f3b2",
    ),
    (
        u"htpasswd mosquitto_passwd",
        u"(?=[^\\n]{0,30}-\\w{0,5}b)-\\w{1,6}(?:[ ]-?\\w{1,3})??" + _WORD * 2 + _,
        u"htpasswd -cb a b c81f3b2",
    ),
    (
        u"rabbitmqctl",
        u"(?:add_user|change_password)" + _WORD + _,
        u"rabbitmqctl add_user a c81f3b2",
    ),
    (
        u"wpa_passphrase",
        u"(?:\"[^\"\\n]{1,40}\"|'[^'\\n]{1,40}'|\\S{1,40})" + _,
        u"wpa_passphrase a c81f3b2",
    ),
    (u"sqlplus", u"(?:-\\w{1,8}[ ]){0,3}[\\w$#]{1,60}/", u"sqlplus -s a/c81f3b2@b"),
    (
        u"exp imp expdp impdp sqlldr rman",
        u"(?:target[ ])?[\\w$#]{1,60}/(?=[^\\s@/]{1,60}@)",
        u"expdp a/c81f3b2@b",
    ),
    (
        u"aws",
        u"configure set \\S{0,60}(?:secret|token)\\w{0,20}" + _,
        u"aws configure set aws_secret_access_key c81f3b2",
    ),
)


def framed(text, found):
    """The end of what follows a user, in the quotes that were opened before."""
    before = text[max(found.start() - FAR, 0) : found.start()].rpartition(u"\n")[2]
    if OTHER_USERS.search(before + u" "):
        return None
    if not found.group(u"q"):
        return endings.argument(text, found)
    end = text.find(found.group(u"q"), found.end())
    return end if end >= 0 else reading.line_end(text, found.end())


def framed_argument(text, found):
    """The end of an argument, which may stand in the middle of quotes; no option."""
    start = found.end()
    if text[start] in u"-|<>$" and text[start - 1] in u" \t":
        return None
    # Of a user and a password in quotes, these close behind the password.
    opened = re.search(u"[ \\t]([\"'])[^\\s\"']{1,80}$", text[found.start() : start])
    if opened:
        end = text.find(opened.group(1), start)
        return end if end >= 0 else reading.line_end(text, start)
    return endings.argument(text, found)


def piped(text, found):
    """The end of what is told to a command that reads it."""
    return found.end() + len(found.group(u"told").rstrip())


def _known(known, between):
    programs, rest, example = known
    names = programs.split()
    head = u"(?<![\\w-])(?:%s)(?:\\.exe)?[ \\t]%s%s(?=\\S)" % (
        u"|".join(names),
        between,
        rest,
    )
    hints = tuple(re.split(u"[^a-z0-9-]", name)[0] for name in names)
    compiled = Pattern(head, re.UNICODE)
    return Form(u"known command", hints, compiled, framed_argument, example)


FORMS = [
    Form(
        u"option",
        keys.HINTS,
        pattern(
            u"(?<![\\w-])--?(?:[\\w-]{0,30})(?:%s)(?!%s)[\\w-]{0,30}[ \\t]{1,8}"
            u"(?=[^\\s-])" % (keys.WORDS, keys.HARMLESS)
        ),
        endings.argument,
        u"tool --db-password c81f3b2 --verbose",
    ),
    Form(
        u"user of a command",
        (u"-u", u"user"),
        pattern(
            u"(?<![\\w-])(?:-u|--user|--proxy-user)(?:[ \\t=]{1,8}|(?=\\w))"
            u"(?P<q>[\"'])?(?!\\d{1,9}:\\d{1,9}(?:\\s|$))"
            u"[\\w.@-]{1,60}[:%](?=[^\\s/])"
        ),
        framed,
        u"curl -u admin:c81f3b2 https://example.org/",
    ),
    Form(
        u"user of an instance",
        (u"user",),
        pattern(
            u"\\b(?:(?:instance\\w{0,20}[ \\t]{1,4}adduser|addzopeuser)[ \\t]{1,4}"
            u"\\S{1,60}[ \\t]{1,4}|user[ \\t]?=[ \\t]?\\w{1,40}:(?=\\S))"
        ),
        endings.argument,
        u"bin/instance adduser admin c81f3b2",
    ),
    Form(
        u"passphrase of openssl",
        (u"pass:",),
        pattern(u"-pass(?:in|out)?[ \\t=]{1,4}[\"']?pass:"),
        endings.blank_end,
        u"openssl rsa -passin pass:c81f3b2 -in key",
    ),
    Form(
        u"share of Windows",
        (u"net use",),
        pattern(
            u"\\bnet[ ]use\\b(?:[^\\n]{0,200}?/user:\\S{1,80}[ \\t]{1,4}(?=[^\\s/])"
            u"|(?:[ ](?:\\w:|\\*))?[ ]\\\\{2,4}\\S{1,99}[ ]{1,4}"
            u"(?=[^\\s/]\\S{0,99}[ ]{1,4}/user))"
        ),
        endings.blank_end,
        u"net use \\\\srv\\x /user:bob c81f3b2",
    ),
    Form(
        u"user of Windows",
        (u"net user",),
        pattern(
            u"\\bnet[ ]user[ ]{1,4}[^\\s/]{1,60}[ ]{1,4}"
            u"(?=[^\\s/*]\\S{0,99}[ ]{1,4}/(?:add|domain|active))"
        ),
        endings.blank_end,
        u"net user bob c81f3b2 /add",
    ),
    Form(
        u"told to a command",
        (u"echo", u"printf"),
        pattern(
            u"\\b(?:echo|printf)[ ]{1,4}(?:-\\w{1,3}[ ]{1,4}|(?P<q>[\"'])?%%s"
            u"(?P=q)?[ ])?"
            u"(?=(?P<told>[^\\n|]{1,100})\\|[^\\n|]{0,80}(?:-password-stdin|sudo[ ]-S"
            u"|passwd[ ]--stdin|chpasswd|--passphrase-fd))".replace(u"%%", u"%")
        ),
        piped,
        u"echo c81f3b2 | docker login -u a --password-stdin",
    ),
]
FORMS += [_known(known, u"(?:[^\\n|;]{0,%d}?[ \\t])?" % FAR) for known in OPTIONS]
FORMS += [_known(known, u"[ \\t]{0,3}") for known in ARGUMENTS]
