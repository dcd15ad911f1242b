"""Messages in the queue: JSON with a signature, never pickle."""

from collective.cron import logger
from huey.registry import Message
from huey.serializer import Serializer

import hashlib
import hmac
import json


SIZE = 64  # of a signature, in hexadecimal digits
LONGEST = 4096  # bytes of a message; ours have some 300


class SignedJSON(Serializer):
    """HMAC-SHA256 over JSON; what is not signed by us is refused before it is read.

    Only the id, the name and the arguments of a task are kept: times are ours, and
    so are retries.
    """

    def __init__(self, secret):
        super(SignedJSON, self).__init__()
        self._secret = hashlib.sha256(b"collective.cron message" + secret).digest()

    def _serialize(self, data):
        text = json.dumps([data.id, data.name, list(data.args)], sort_keys=True)
        body = text.encode("ascii")
        return self._sign(body) + body

    def _deserialize(self, data):
        data = bytes(data)
        signature, body = data[:SIZE], data[SIZE:]
        if len(data) > LONGEST or not hmac.compare_digest(signature, self._sign(body)):
            logger.error("a message in the queue that is not ours was thrown away")
            raise ValueError("signature of a message is wrong")
        message_id, name, args = json.loads(body.decode("ascii"))
        return Message(message_id, name, args=tuple(args), kwargs={}, retries=0)

    def _sign(self, body):
        digest = hmac.new(self._secret, body, hashlib.sha256).hexdigest()
        return digest.encode("ascii")
