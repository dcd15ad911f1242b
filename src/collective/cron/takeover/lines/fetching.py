"""Request: what curl, wget or the like is told to send, of its words."""

from collective.cron.takeover.entry import NotTaken
from six import ensure_binary
from six import ensure_text

import base64
import binascii


# Options with a value, by the letter or name; what it is to us, or None.
CURL = {
    "X": "method",
    "request": "method",
    "H": "header",
    "header": "header",
    "d": "data",
    "data": "data",
    "data-raw": "data",
    "data-ascii": "data",
    "data-binary": "data",
    "data-urlencode": "data",
    "F": "form",
    "form": "form",
    "u": "user",
    "user": "user",
    "url": "url",
    "K": "config",
    "config": "config",
    "T": "form",
    "upload-file": "form",
    "x": "proxy",
    "proxy": "proxy",
    "oauth2-bearer": "secret",
    "E": "secret",
    "cert": "secret",
}
CURL.update(
    dict.fromkeys(
        "o output m max-time connect-timeout retry retry-delay retry-max-time A "
        "user-agent b cookie c cookie-jar e referer w write-out stderr D dump-header "
        "limit-rate cacert max-redirs interface resolve Y speed-limit y "
        "speed-time".split()
    )
)
WGET = {
    "method": "method",
    "header": "header",
    "post-data": "data",
    "body-data": "data",
    "post-file": "form",
    "body-file": "form",
    "user": "user",
    "http-user": "user",
    "i": "config",
    "input-file": "config",
    "certificate": "secret",
    "password": None,
    "http-password": None,
}
WGET.update(
    dict.fromkeys(
        "O output-document o output-file a append-output t tries T timeout e execute "
        "U user-agent w wait P directory-prefix read-timeout connect-timeout "
        "dns-timeout waitretry ca-certificate max-redirect load-cookies save-cookies "
        "referer Q".split()
    )
)
OTHERS = dict.fromkeys("m t o".split())
PROGRAMS = {
    "curl": CURL,
    "wget": WGET,
    "lynx": OTHERS,
    "w3m": OTHERS,
    "fetch": OTHERS,
    "GET": OTHERS,
    "POST": OTHERS,
    "lwp-request": OTHERS,
    "http": OTHERS,
}
UNKNOWN = u"%.60s: the shell puts something in"
FORM = u"it sends a file, or is told what to do by one"


class Request(object):
    """`addresses`: as they stand there, without who asks; `user`: the name of who does.

    `method`, `headers`, `body`: text, the headers a list. `is_secret`: whether it sends
    a password or the like, which is not kept. Raises NotTaken for what cannot be told.
    """

    def __init__(self, words):
        self.addresses, self.headers = [], []
        self.user, self.is_secret = None, False
        self._method = words[0] if words[0] in ("GET", "POST") else None
        self._data, self._is_query = [], False
        self._read(words[1:], PROGRAMS[words[0]])
        if self._is_query and self._data:
            query, self._data = self.body, []
            self.addresses = [_with_query(one, query) for one in self.addresses]

    @property
    def method(self):
        return self._method or (u"POST" if self._data else u"GET")

    @property
    def body(self):
        return u"&".join(self._data)

    def _read(self, words, known):
        words = list(words)
        while words:
            word = words.pop(0)
            if word.startswith(u"--"):
                name, equals, value = word[2:].partition(u"=")
                self._is_query = self._is_query or name == u"get"
                if name in known:
                    self._take(known[name], value if equals else _next(words))
            elif word.startswith(u"-") and len(word) > 1:
                self._read_letters(word[1:], words, known)
            else:
                self._add(word)

    def _read_letters(self, letters, words, known):
        for at, letter in enumerate(letters):
            if letter in known:
                rest = letters[at + 1 :]
                self._take(known[letter], rest or _next(words))
                return
            if known is CURL and letter == u"I":
                self._method = u"HEAD"
            if known is CURL and letter == u"G":
                self._is_query = True

    def _take(self, kind, value):
        if kind == "method":
            self._method = value.upper()
        elif kind == "user":
            self.user = value.partition(u":")[0]
            self.is_secret = True
        elif kind == "secret":
            self.is_secret = True
        elif kind == "url":
            self._add(value)
        elif kind == "header":
            self._take_header(value)
        elif kind == "data" and not value.startswith(u"@"):
            self._data.append(value)
        elif kind in ("form", "config", "data"):
            raise NotTaken(FORM)
        elif kind == "proxy":
            raise NotTaken(u"it goes through a proxy")

    def _take_header(self, value):
        name, _colon, content = value.partition(u":")
        if name.strip().lower() in (u"authorization", u"cookie", u"x-api-key"):
            self.is_secret = True
            self.user = _user_in(content.strip()) or self.user
        elif name.strip().lower() != u"host":
            self.headers.append(u"%s: %s" % (name.strip(), content.strip()))

    def _add(self, word):
        scheme, mark, rest = word.partition(u"://")
        if not mark:
            scheme, rest = u"http", word
        host, slash, path = rest.partition(u"/")
        who, at, host = host.rpartition(u"@")
        if at:
            self._take("user", who)
        if u"$" in word or u"`" in word:
            raise NotTaken(UNKNOWN % (host + slash + path))
        self.addresses.append(u"%s://%s%s%s" % (scheme, host, slash, path))


def _with_query(address, query):
    return address + (u"&" if u"?" in address else u"?") + query


def _next(words):
    return words.pop(0) if words else u""


def _user_in(content):
    """Return the name in a header of basic authentication, or None."""
    kind, _space, encoded = content.partition(u" ")
    if kind.lower() != u"basic":
        return None
    try:
        decoded = base64.b64decode(ensure_binary(encoded.strip()))
    except (TypeError, ValueError, binascii.Error):
        return None
    return ensure_text(decoded, errors="replace").partition(u":")[0] or None
