"""Messages in the queue: JSON with a signature, never pickle."""

from huey.registry import Message
from huey.serializer import Serializer

import hashlib
import hmac
import json


SIZE = 64  # of a signature, in hexadecimal digits
LONGEST = 4096  # bytes of a message; ours have some 300


class NotOurs(ValueError):
    """A message was not signed by this database: it is nothing to us."""


class SignedJSON(Serializer):
    """HMAC-SHA256 over JSON; what is not signed by us is refused before it is read.

    Only the id, the name and the arguments of a task are kept, and the identity of the
    database: times are ours, and so are retries. The same task always gives the same
    bytes, so that a message can be found again. Earlier versions sent messages
    without an identity; so do we without one.
    """

    def __init__(self, secret, identity=None):
        super(SignedJSON, self).__init__()
        self._secret = hashlib.sha256(b"collective.cron message" + secret).digest()
        self._identity = [] if identity is None else [identity]

    def _serialize(self, data):
        parts = [data.id, data.name, list(data.args)] + self._identity
        body = json.dumps(parts, sort_keys=True).encode("ascii")
        return self._sign(body) + body

    def _deserialize(self, data):
        data = bytes(data)
        signature, body = data[:SIZE], data[SIZE:]
        if len(data) > LONGEST or not hmac.compare_digest(signature, self._sign(body)):
            raise NotOurs("signature of a message is wrong")
        parts = json.loads(body.decode("ascii"))
        if parts[3:] != self._identity:
            raise NotOurs("a message of another database")
        message_id, name, args = parts[:3]
        return Message(message_id, name, args=tuple(args), kwargs={}, retries=0)

    def _sign(self, body):
        digest = hmac.new(self._secret, body, hashlib.sha256).hexdigest()
        return digest.encode("ascii")
