"""What is in a Redis server, as JSON: read from one, and put into another."""

import base64
import redis


def read(url):
    """Return all that the server has, {key: [type, values]}; bytes as base64."""
    client = redis.Redis.from_url(url)
    found = {}
    for key in client.keys():
        kind = client.type(key).decode("ascii")
        if kind == "list":
            values = [_to_text(value) for value in client.lrange(key, 0, -1)]
        elif kind == "hash":
            pairs = client.hgetall(key).items()
            values = [[_to_text(name), _to_text(value)] for name, value in pairs]
        elif kind == "zset":
            ordered = client.zrange(key, 0, -1, withscores=True)
            values = [[_to_text(value), score] for value, score in ordered]
        else:
            raise ValueError("huey is not known to keep a %s: %r" % (kind, key))
        found[key.decode("ascii")] = [kind, values]
    return found


def write(url, stored):
    """Put into the server what read() returned."""
    client = redis.Redis.from_url(url)
    for key, (kind, values) in stored.items():
        for value in values:
            if kind == "list":
                client.rpush(key, _to_bytes(value))
            elif kind == "hash":
                client.hset(key, _to_bytes(value[0]), _to_bytes(value[1]))
            else:
                client.zadd(key, {_to_bytes(value[0]): value[1]})


def raw(url):
    """Return all keys and values as one piece of bytes, to look for an id in it."""
    return b" ".join(
        _to_bytes(part)
        for _kind, values in read(url).values()
        for value in values
        for part in (value if isinstance(value, list) else [value])
        if not isinstance(part, float)
    )


def _to_text(value):
    return base64.b64encode(value).decode("ascii")


def _to_bytes(text):
    return base64.b64decode(text)
