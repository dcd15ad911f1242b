"""RedisServer: the queue in a Redis server, for many processes.

What is due is in a list for each rank; that of the middle one is huey's, as former
versions have it.
"""

from collective.cron.engines.hueyqueue.rank import MARK_AT
from collective.cron.engines.hueyqueue.rank import rank
from collective.cron.engines.hueyqueue.stores.aware_times import AT_ONCE
from collective.cron.engines.hueyqueue.stores.aware_times import aware
from collective.cron.engines.hueyqueue.stores.aware_times import AwareTimes
from collective.cron.engines.hueyqueue.stores.aware_times import instant_of
from collective.cron.engines.hueyqueue.stores.aware_times import is_soon
from collective.cron.engines.hueyqueue.stores.aware_times import SOON
from huey.storage import RedisStorage
from huey.storage import TimeoutError as NoAnswer


MOVE_DUE = """\
local due = redis.call('zrangebyscore', KEYS[1], '-inf', ARGV[1], 'limit', 0, %d)
local keys = {h = KEYS[2], l = KEYS[4]}
for _, message in ipairs(due) do
    redis.call('lpush', keys[string.sub(message, %d, %d)] or KEYS[3], message)
end
if #due > 0 then
    redis.call('zremrangebyrank', KEYS[1], 0, #due - 1)
end
return #due""" % (AT_ONCE, MARK_AT, MARK_AT)
NEXT = """\
for _, key in ipairs(KEYS) do
    local message = redis.call('rpop', key)
    if message then
        return message
    end
end
return false"""


class RedisServer(AwareTimes, RedisStorage):
    """A Redis server, 6.0.6 or later, or one that speaks like it."""

    def __init__(self, *args, **options):
        super(RedisServer, self).__init__(*args, **options)
        high, low = self.queue_key + ".high", self.queue_key + ".low"
        self._queue_of = {1: high, 0: self.queue_key, -1: low}
        self.queue_keys = [high, self.queue_key, low]
        # Of those of all workers, one hears what is put here.
        self._told_key = self.queue_key + ".told"
        self._move_due = self.conn.register_script(MOVE_DUE)
        self._next = self.conn.register_script(NEXT)

    def convert_ts(self, ts):
        return aware(ts).timestamp()

    def close(self):
        self.pool.disconnect()

    def move_due(self, instant):
        keys = [self.schedule_key] + self.queue_keys
        return bool(self._move_due(keys=keys, args=[repr(self.convert_ts(instant))]))

    def first_due(self):
        found = self.conn.zrange(self.schedule_key, 0, 0, withscores=True)
        return instant_of(found[0][1]) if found else None

    def enqueue(self, data, priority=None):
        self.conn.lpush(self._queue_of[rank(data)], data)

    def dequeue(self):
        # Of the first list that has any; zero would be for ever.
        seconds = self.read_timeout if self.blocking else 0.001
        try:
            found = self.conn.brpop(self.queue_keys + [self._told_key], seconds)
        except NoAnswer:
            return None
        if found and found[0] == self._told_key.encode("utf-8"):
            self._heard, found = True, None
        return found[1] if found else None

    def dequeue_now(self):
        return self._next(keys=self.queue_keys)

    def queue_size(self):
        return sum(self.conn.llen(key) for key in self.queue_keys)

    def enqueued_items(self, limit=None):
        found = []
        for key in self.queue_keys:
            found += self.conn.lrange(key, -(limit or 0), -1)[::-1]
        return found[:limit]

    def flush_queue(self):
        self.conn.delete(self._told_key, *self.queue_keys)

    def send(self, entries, removed):
        # All or nothing, also in a server that has no room for it.
        pipe = self.conn.pipeline(transaction=True)
        for key, message, _instant in removed:
            pipe.hdel(self.result_key, key)
            pipe.zrem(self.schedule_key, message)
        for key, value, message, later in entries:
            pipe.hset(self.result_key, key, value)
            if later is None:
                pipe.lpush(self._queue_of[rank(message)], message)
            else:
                pipe.zadd(self.schedule_key, {message: self.convert_ts(later)})
        if is_soon(entries):
            pipe.lpush(self._told_key, b"")
            pipe.ltrim(self._told_key, 0, 0)  # one says all
            # Nobody may be there to hear it.
            pipe.expire(self._told_key, int(SOON.total_seconds()))
        pipe.execute()

    def holds(self, message, begin_after):
        pipe = self.conn.pipeline(transaction=True)
        pipe.zscore(self.schedule_key, message)
        for key in self.queue_keys:
            pipe.lpos(key, message)
        return any(found is not None for found in pipe.execute())

    def withdraw(self, message, begin_after):
        pipe = self.conn.pipeline(transaction=True)
        pipe.zrem(self.schedule_key, message)
        self._drop(pipe, message)
        return any(pipe.execute())

    def discard(self, messages):
        pipe = self.conn.pipeline(transaction=True)
        for message in messages:
            self._drop(pipe, message)
        return sum(pipe.execute())

    def _drop(self, pipe, message):
        # Former versions know one list.
        for key in self.queue_keys:
            pipe.lrem(key, 1, message)

    def keys(self):
        return [key.decode("utf-8") for key in self.conn.hkeys(self.result_key)]
