# -*- coding: utf-8 -*-
"""How people say in a sentence what a secret is, in four languages."""

from collective.cron.text.secrets.form import pattern


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
_STATES = u"""
weak strong short long simple easy safe secure insecure encrypted hashed stored saved
kept needed mandatory default the a an this that your their his her in on at by for from
of to with as active inactive ready here there now also always still already used
same different identical equal case-sensitive compromised leaked blank protected
plain text automatic none true false yes no null random private public generated
permanent temporary new old continue proceed log login regain avoid prevent comply
match meet enable allow unlock restore finish wie folgt anders good bad visible
invisible expire never available working
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
STATES = pattern(u"(?:%s)(?=[.,;:!?)\\]}\"']{0,3}(?:\\s|$))" % u"|".join(_STATES))
OTHER_NAME = pattern(
    u"(?:sha|md5|pbkdf2|bcrypt|base64|utf|0x|oauth2|ldap)|\\S{1,99}\\.[a-z]\\w{1,4}\\Z"
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
    u"|\\b(?:your|ihr|dein|votre|ton|tu|su)[ ]c[oó]d(?:e|igo)"
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
