"""The secret that messages are signed with: given from outside, or made once."""

from collective.cron.errors import CronError

import binascii
import os


VARIABLE = "COLLECTIVE_CRON_SECRET"
NAME = "cron-queue.secret"  # of the file
SHORTEST = 32  # characters
ACCEPTED = "%d characters or more" % SHORTEST


class SecretTooShort(CronError):
    """The secret for messages is too short to be one: use 32 characters or more."""


def load_secret(folder):
    """Return the secret as bytes.

    From the environment, or from a file in `folder` that only its owner can read;
    it is made at the first start. Processes that share a queue need the same secret.
    Raises SecretTooShort, and OSError for a file that cannot be made or read.
    """
    given = os.environ.get(VARIABLE)
    if given:
        if len(given) < SHORTEST:
            raise SecretTooShort(
                "the secret in %s is too short" % VARIABLE, accepted=ACCEPTED
            )
        return given.encode("utf-8")
    path = os.path.join(folder, NAME)
    _make(path)
    with open(path, "rb") as stored:
        found = stored.read().strip()
    if len(found) < SHORTEST:
        # Not made anew: another process may be writing it, or use it.
        raise SecretTooShort(
            "the secret in a file is too short",
            NAME,
            ACCEPTED + "; without the file one is made",
        )
    return found


def _make(path):
    # Exclusive, and with its mode from the beginning: no moment with a looser one.
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError:
        if os.path.exists(path):
            return
        raise
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(binascii.hexlify(os.urandom(32)))
    except EnvironmentError:
        os.remove(path)  # as on a full disk: what is there would be no secret
        raise
