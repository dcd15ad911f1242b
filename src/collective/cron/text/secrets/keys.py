# -*- coding: utf-8 -*-
"""Words that stand before a secret, in many languages, and what stands there else."""

import re


# Whatever is assigned to one of these is a secret. Small letters, patterns.
PASSWORDS = u"""
pass[_-]?words? passwd (?:store|key)pass(?![a-z])
pass[\\s_-]?phrases? passcodes? pswd passkeys?
(?<![a-z])psk(?![a-z])
security[\\s_-]answer (?:bind|root|user|admin|ftp|ldap|mail)pw(?![a-z]) (?<![a-z])psw
(?<![a-z])pw(?![a-z])
(?<![a-oq-z])pwd (?:user|login|db|smtp)[_-]?pass(?!w)
passwort passwörter passwoert kennwort kennwörter losungswort zugangscode zugangsdaten
mots?[\\s_-]de[\\s_-]passe motdepasse (?<![a-z])mdp code[\\s_-]secret
contraseñas? contrasenas? contrasenyas? contrasinal clave[\\s_-]secreta
palavra[\\s_-]passe (?<![a-z])senhas? parola[\\s_-]d.ordine codice[\\s_-]segreto
wachtwoord(?:en)? lösenord losenord adgangskode kodeord (?<![a-z])passord salasana
lykilorð jelsz[óo] (?<![a-z])şifre (?<![a-z])sifre (?<![a-z])parol[aăeiă] parool
(?<![a-z])hasł[oa] (?<![a-z])haslo (?<![a-z])hesl[oa] (?<![a-z])geslo lozinka
slaptažodis pasahitza pasfhocal cyfrinair mật[\\s_-]khẩu kata[\\s_-]sandi
парол[ьяі] лозинка κωδικός סיסמה סיסמא كلمة[\\s_]المرور گذرواژه رمز[\\s_]عبور
密码 密碼 口令 パスワード 暗証番号 비밀번호 암호 รหัสผ่าน पासवर्ड
""".split()
KEYS = u"""
api[\\s_-]?keys? access[\\s_-]?keys? secret[\\s_-]?(?:access[\\s_-]?)?keys?
private[\\s_-]?keys?
account[\\s_-]?key shared[\\s_-]?access[\\s_-]?key shared[\\s_-]?key storage[\\s_-]?key
encryption[\\s_-]?key signing[\\s_-]?key master[\\s_-]?key auth[\\s_-]?key
app[\\s_-]?key
service[\\s_-]?key license[\\s_-]?key licence[\\s_-]?key subscription[\\s_-]?key
functions[\\s_-]?key consumer[\\s_-]?key deploy[\\s_-]?key hmac[\\s_-]?key
jwt[\\s_-]?key
client[\\s_-]?secret consumer[\\s_-]?secret app[\\s_-]?secret shared[\\s_-]?secret
webhook[\\s_-]?secret secret[\\s_-]?access
(?:access|refresh|auth|id|security|session|api|bearer|oauth|personal|csrf|xsrf)[\\s_-]?token
(?<![a-z])creds(?![a-z])
requirepass masterauth credentials? schlüsselwort geheimschlüssel
zugangsschlüssel lizenzschlüssel freischaltcode
clés?[\\s_-]secrètes? clés?[\\s_-](?:d.?)?api jeton[\\s_-]d.acc[eè]s
clave[\\s_-]de[\\s_-]acceso clave[\\s_-]de[\\s_-]api llave[\\s_-]secreta
amz-signature amz-credential goog-signature hub-signature(?:-256)?
samlresponse samlrequest saml_response client_assertion _authenticator
""".split()
# A secret, if it looks like one word.
TOKENS = u"""
token (?<![a-z])bearer (?<![a-z])jeton (?<![a-z])secret secreto geheim(?:nis)?
(?<![a-z])jwt
(?<![a-z])session session[_-]?id sessid (?<![a-z])sid __ac
csrf xsrf (?<![a-z])sig(?![a-z]) (?<![a-z])pass(?![a-z]) (?<![a-z])auth(?![a-z])
""".split()
# A secret, if it looks drawn at random.
RANDOM = u"""
(?<![a-z])key(?!word) signature (?<![a-z])clave (?<![a-z])schlüssel (?<![a-z])clé
(?<![a-z])otp (?<![a-z])nonce (?<![a-z])salt (?<!error[_-])(?<!status[_-])(?<![a-z])code
(?<![a-z])hmac
(?<![a-z])sas (?<![a-z])ticket
""".split()
NUMBERS = u"""
(?<![a-z])pin (?<![a-z])t?otp (?<![a-z])[2m]fa[\\s_-]?code (?<![a-z])tan
(?<![a-z])cvv2? (?<![a-z])cvc pin[\\s_-]?code geheimzahl
security[\\s_-]code verification[\\s_-]code bestätigungscode
code[\\s_-]de[\\s_-]vérification código[\\s_-]de[\\s_-]verificación
""".split()

# Behind such a word: then it names what is no secret.
HARMLESS = (
    u"[_-]{0,2}(?:length|polic|expir|reset|chang|min|max|age\\b|count|strength|valid"
    u"|field|form|require|help|hint|type|url|uri|enabled|last|updated|created|id\\b"
    u"|ids\\b"
    u"|name|names\\b|file|path|stdin|prompt|manager|protect|check|confirm_|label|title"
    u"|lifetime|timeout|ttl|usage|limit|index|format|algorithm|algo\\b|endpoint|issuer"
    u"|source|store|storage|vault|rotation|version|status|state|error|hash_?(?:er|alg))"
)


def hint(word):
    """Return what must be in a text that has a word, in small letters."""
    plain = re.sub(u"\\(\\?[^)]*\\)\\??|\\[[^]]*\\]\\??", u" ", word)
    pieces = re.split(u"[^\\w']+|(?<=\\w)\\w\\?", plain, flags=re.UNICODE)
    return max(pieces, key=len).lower()


# Any of them, names with one in them, and what one of those has in small letters.
_WORDS = PASSWORDS + KEYS + TOKENS + [u"pin"]
WORDS = u"|".join(_WORDS)
NAMES = u"[\\w.:-]{0,90}(?:%s)(?!%s)[\\w.-]{0,40}" % (WORDS, HARMLESS)
HINTS = tuple(sorted(set(hint(word) for word in _WORDS)))

# What people write behind a colon: no secret begins with these as words.
PROSE = u"""
was were is are has had have been not no never must may might can cannot can't could
will
would should required missing changed reset expired expires invalid wrong incorrect
accepted rejected refused denied failed fails failure error ok okay unknown empty none
set unset updated valid verified too please does doesn't did didn't don't do only
removed deleted created sent forgotten minimum n/a skip skipped ignored absent present
found see revoked refreshed renewed unchanged unexpected mismatch rotated disabled
enabled
login authentication authorization imported exported given optional used unused
ist sind wurde wurden wird war waren muss müssen darf kann nicht kein keine falsch
ungültig abgelaufen geändert fehlt fehlen bitte zurückgesetzt erforderlich unbekannt
gesetzt stimmt vergessen gelöscht erneuert leer pflichtfeld siehe
est sont été doit doivent ne non incorrecte invalide expiré expirée modifié modifiée
manquant requis champ obligatoire voir trop veuillez inconnu oublié changé refusé
supprimé vide
es son fue fueron ha han debe deben incorrecta incorrecto inválida inválido caducado
caducada cambiada cambiado falta demasiado requerida requerido expirada expirado
desconocida olvidada campo véase
""".split()

_STOP = u"(?=[\\s,;:.!?)\\]}'\"&|<]|$)"
_SPOKEN = re.compile(
    u"(?:(?:%s)%s|\\d{1,6}\\s{1,3}[^\\W\\d_]{2,})"
    % (u"|".join(re.escape(word) for word in PROSE), _STOP),
    re.IGNORECASE | re.UNICODE,
)
# A name between brackets, of what would stand there.
_NAME = (
    u"[\\w.!-]{0,20}(?:pass|pw|token|secret|key|auth|value|hidden|redact)[\\w.!-]{0,20}"
)
# What programs write: nothing, a place for a value, an expression.
_EMPTY = re.compile(
    u"(?:\\[hidden\\]|(?:none|null|nil|undefined|true|false|yes|no)%s|%%[sr]%s"
    u"|%%\\(\\w{1,40}\\)[sr]|\\{(?:\\d{0,2}|%s)\\}%s|\\$\\{[\\w.:-]{1,60}\\}"
    u"|<(?:%s|[\\w.'-]{1,40} [\\w.' -]{1,60})>|<[\\w.]{1,80} (?:object|at 0x)"
    u"|(?:\\?|\\$\\d|:%s|\\*{2,20}|\\.\\.\\.)%s)"
    % (_STOP, _STOP, _NAME, _STOP, _NAME, _NAME, _STOP),
    re.IGNORECASE | re.UNICODE,
)
_CODE = re.compile(
    u"(?:(?:self|cls|settings|config|conf|request|req|os|kwargs|options|args|opts|data"
    u"|params|form|env|environ|context|session|registry|api|portal|user|member|obj)"
    u"(?:\\.[a-z_]\\w{0,40}|\\[)(?![\\w@!#$%^&*/-])"
    u"|(?:(?:[a-z_]\\w{0,30}\\.){0,3}(?:get|read|load|make|create|fetch|generate|ask"
    u"|input|str|int|len|bool|safe|ensure|encode|decode|quote|decrypt|encrypt|uuid"
    u"|token|hex|choice|schema|field|property|annotation)\\w{0,30}\\()|lambda\\b)",
    re.IGNORECASE | re.UNICODE,
)


def is_spoken(text, start):
    """Tell whether a sentence goes on here, as behind a colon."""
    return _SPOKEN.match(text, start) is not None


def is_nothing(text, start):
    """Tell whether no value stands here, but none, a place for one, or code."""
    return bool(_EMPTY.match(text, start) or _CODE.match(text, start))
