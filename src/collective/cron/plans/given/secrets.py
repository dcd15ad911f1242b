"""Passwords by reference: where they are, not what they are, stands in a plan."""

from six import ensure_str
from six import ensure_text
from six import text_type

import hashlib
import io
import os
import re
import uuid


ENV = "env"  # the other kind is a file
FOLDER = "COLLECTIVE_CRON_SECRETS"  # if it is set, files are read in there alone
REFERENCE = re.compile(r"\$\{(env|file):([^{}]{1,500})\}\Z")
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
LONGEST = 10000  # characters
ACCEPTED = "where the password is: ${env:NAME} or ${file:/path}"


class NoSecret(Exception):
    """The reference leads to no password; the message says why, and shows none."""


def is_reference(value):
    """Tell whether a value as a file has it is a reference."""
    return isinstance(value, text_type) and REFERENCE.match(value) is not None


def resolve(reference, read):
    """Return the password that a reference is for; raise NoSecret.

    `read`: read_here or refuse, or what gives a text for a kind and a name.
    """
    if not is_reference(reference):
        raise NoSecret("%s; never the password itself" % ACCEPTED)
    kind, name = REFERENCE.match(reference).groups()
    return read(kind, name)


def read_here(kind, name):
    """Return what this process has in its environment or may read in a file."""
    if kind == ENV:
        value = os.environ.get(name) if NAME.match(name) else None
        if not value:
            raise NoSecret("a variable that is set; %s is not" % name)
        return _text(value, name)
    path = ensure_str(name)
    if os.path.normpath(path) != path or not os.path.isabs(path):
        raise NoSecret("the absolute path of a file, without ..; %s is none" % name)
    folder = os.environ.get(FOLDER)
    if folder and not _is_below(path, folder):
        raise NoSecret("a file in %s; %s is elsewhere" % (folder, name))
    if not os.path.isfile(path):
        raise NoSecret("the absolute path of a file; %s is none" % name)
    try:
        with io.open(path, "rb") as stream:
            return _text(stream.read(LONGEST + 1), name).rstrip(u"\r\n")
    except EnvironmentError as error:
        why = ensure_text(error.strerror, errors="replace")
        raise NoSecret("a file that can be read; %s: %s" % (name, why))


def refuse(kind, name):
    """Let nobody who sends a plan read what the server has."""
    raise NoSecret("no reference in a plan that was sent from elsewhere")


def assume(kind, name):
    """Give something in place of each password, where a plan is only checked."""
    return u"x" * 12


def digest(value, salt=None):
    """Return text by which a password is known again, and cannot be read."""
    salt = text_type(uuid.uuid4().hex) if salt is None else salt
    salted = (u"%s:%s" % (salt, value)).encode("utf-8")
    return u"%s:%s" % (salt, text_type(hashlib.sha256(salted).hexdigest()))


def is_of(value, digested):
    """Tell whether a digest is that of a password."""
    return digest(value, digested.partition(u":")[0]) == digested


def _is_below(name, folder):
    # Also where a link leads.
    place = os.path.join(os.path.realpath(folder), "")
    return os.path.realpath(name).startswith(place)


def _text(value, name):
    try:
        value = value.decode("utf-8") if isinstance(value, bytes) else value
    except UnicodeDecodeError:
        raise NoSecret("a text in UTF-8; %s is none" % name)
    if not value.strip() or len(value) > LONGEST:
        raise NoSecret("1 to %d characters; %s has others" % (LONGEST, name))
    return value
