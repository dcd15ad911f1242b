# -*- coding: utf-8 -*-
"""Secrets that a sentence tells: `your password is ...`, `the code is ...`."""

from collective.cron.text.secrets import keys
from collective.cron.text.secrets import reading
from collective.cron.text.secrets.form import Form
from collective.cron.text.secrets.form import Innocent
from collective.cron.text.secrets.form import pattern
from collective.cron.text.secrets.forms import endings

import re


SPOKEN = (
    u"pass[_-]?words?|pass[_ -]?phrases?|passcode|passwort|kennwort"
    u"|mot[_ -]de[_ -]passe|contraseña|clave[ ]de[ ]acceso|zugangscode"
)
HINTS = (u"word", u"phrase", u"passcode", u"wort", u"passe", u"contrase", u"clave")
HINTS += (u"zugangscode",)
IS = u"(?:is|was|ist|war|lautet|est|es|era)(?:[ ](?:now|jetzt|nun|ahora|désormais))?"
OF = (
    u"(?:[ ](?:for|of|für|von|de|du|des|pour|para|del)[ ]\\S{1,60}"
    u"(?:[ ]\\S{1,60})?)?"
)
SET = (
    u"(?:(?:was|is|has[ ]been|wurde|a[ ]été|fue|ha[ ]sido)[ ])?"
    u"(?:(?:set|changed|reset|updated|modified|rotated|renewed)[ ]to"
    u"|auf|geändert[ ](?:auf|in|zu)|(?:changé|modifié|remplacé)[ ](?:en|par|pour)"
    u"|défini[ ](?:sur|à|comme)|(?:cambiada|cambió|actualizada)[ ](?:a|por)"
    u"|establecida[ ](?:a|en|como))"
)
# What follows "is" or "set to" is one of these, or a secret if the sentence ends there.
STATES = pattern(
    u"(?:%s)(?![\\w-])" % u"|".join(
        u"""
weak strong short long simple easy safe secure insecure encrypted hashed stored saved
kept needed mandatory default the a an this that your their his her in on at by for from
of to with as active inactive ready here there now also always still already used
same different identical equal case-sensitive compromised leaked blank protected
plain text automatic none true false yes no null random private public generated
permanent temporary new old good bad visible invisible expire never available working
provided due stale outdated done complete pending correct right
schwach stark kurz lang einfach sicher unsicher verschlüsselt gespeichert nötig
aktiv inaktiv bereit da hier schon noch jetzt gleich identisch sichtbar
richtig korrekt gut schlecht neu alt der die das ein eine im in bei auf
standard zu geprüft verfügbar hinterlegt
faible fort court long simple sûr chiffré enregistré actif prêt
ici déjà encore identique visible correct bon mauvais nouveau le la un une
dans sur en par ligne línea toujours valable valide obligatoire réinitialisé
débil fuerte corta corto larga largo segura seguro cifrada guardada activa activo
lista listo aquí ya aún igual idéntica correcta correcto buena mala nueva el la un
una siempre necesaria válida válido obligatoria
""".split()
    )
)
UNIT = (
    u"(?![\\w%-]|[.,:/]\\w|[ ](?:char|digit|zeichen|stellen|ziffer|caract|chiff|díg"
    u"|cifra"
    u"|second|sekund|minut|hour|stund|heure|hora|day|tag|jour|día|time|mal|fois|vec"
    u"|byte|ms\\b|s\\b|of\\b|von\\b|de\\b))"
)
NUMBER = u"(?=(?:\\d{4,8}|\\d{3}[ -]\\d{3})%s)" % UNIT
CODE = (
    u"(?:(?:verification|security|confirmation|log-?in|access|one[ -]time|auth\\w{0,11}"
    u"|activation|pairing|unlock|recovery|backup|2fa|mfa|sms|pin)[ -]?code"
    u"|(?:bestätigungs|sicherheits|verifizierungs|verifikations|anmelde|login|zugangs"
    u"|freischalt|aktivierungs|einmal|prüf|sms-?|tan-?)code"
    u"|code[ ]de[ ](?:vérification|sécurité|confirmation|connexion|validation)"
    u"|code[ ](?:d'accès|d'activation|d'authentification|secret)"
    u"|código[ ]de[ ](?:verificación|seguridad|confirmación|acceso|activación)"
    u"|(?<![a-z])(?:pin|tan|t?otp)(?![a-z]))"
)
CREDENTIALS = u"(?:credentials?|creds|zugangsdaten|identifiants?|credenciales)"
LOGGED = (
    u"(?:(?:logg(?:ed|ing)[ ](?:in|on)|log[ ]?in|sign(?:ed|ing)[ ]in"
    u"|authenticat\\w{1,4}"
    u"|connect(?:ed|ing)?|bind(?:ing)?|bound)(?:[ ]to[ ]\\S{1,60})?[ ](?:as|with|using)"
    u"|(?:angemeldet|anmelden|anmeldung)[ ](?:als|mit)|connecté[ ](?:comme"
    u"|en[ ]tant[ ]que)"
    u"|conectado[ ]como)"
)
NO_USER = (
    u"(?!(?:file|error|type|path|env|from|see|note|status|code|for|https?|ftp|reason"
    u"|vault|ldaps?|uid|id|cn|dn|root|ro|rw|port|line|class|method|warning|info)[:/])"
)


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
    if keys.is_nothing(text, start) or STATES.match(text, start):
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
        HINTS + (u"token", u"secret"),
        pattern(
            u"(?:%s|token|secret)%s(?:[ ](?:was[ ]|is[ ]|wurde[ ])?chang\\w{1,3})?"
            u"[ ](?:from|von|de)[ ](?=[ubr]{0,2}[\"'][^\\s\"'])" % (SPOKEN, OF)
        ),
        old_and_new,
        u"changed password from '81f3b2' to 'c81f3b2'",
    ),
    Form(
        u"behind a word, in quotes",
        HINTS,
        pattern(
            u"(?:%s)(?!%s)\\w{0,20}%s(?:[ \\t]{1,4}(?:%s|%s|by)?[ \\t]{0,4}"
            u"|\\([ \\t]{0,4})(?=[ubr]{0,2}[\"'][\\w*!#$@+^&])"
            % (SPOKEN, keys.HARMLESS, OF, IS, SET)
        ),
        endings.quotes,
        u"ALTER ROLE me WITH PASSWORD 'c81f3b2'",
    ),
    Form(
        u"set to",
        HINTS,
        pattern(u"(?:%s)%s[ ]%s[ ](?=[^\\s\\[])" % (SPOKEN, OF, SET)),
        told,
        u"Password for jane set to c81f3b2",
    ),
    Form(
        u"that was given",
        HINTS + (u"one", u"tempor", u"initial"),
        pattern(
            u"(?:one[ -]time|temporary|initial|temp|new|einmal-?|temporäres|initial-?"
            u"|neues)[ ]?(?:%s)%s[ ]%s:?[ ](?=[^\\s\\[])" % (SPOKEN, OF, IS)
        ),
        told,
        u"the one-time password is c81f3b2",
    ),
    Form(
        u"in a sentence",
        HINTS + (u"token", u"secret"),
        pattern(
            u"(?:%s|token|secret)%s[ ]%s[ ](?=[^\\s\\[]{5})" % (SPOKEN, OF, IS)
        ),
        mixed,
        u"your new password is c81f3b2",
    ),
    Form(
        u"number in a sentence",
        (u"code", u"código", u"pin", u"tan", u"otp"),
        pattern(
            u"%s%s(?:[ ]%s[ :]{1,2}|[ ]{0,2}[:=][ ]{0,2}"
            u"|[ ])%s" % (CODE, OF, IS, NUMBER)
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
            u"(?:\\w{1,20}[ ]){0,2}%s)" % CODE
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
            u"(?=[^\\s/:])" % (CREDENTIALS, LOGGED, NO_USER)
        ),
        lambda text, found: reading.word_end(text, found.end()),
        u"using credentials bob:c81f3b2",
    ),
]
