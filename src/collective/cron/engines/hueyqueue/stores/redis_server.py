"""RedisServer: the queue in a Redis server, for many processes."""

from collective.cron.engines.hueyqueue.stores.aware_times import AT_ONCE
from collective.cron.engines.hueyqueue.stores.aware_times import aware
from collective.cron.engines.hueyqueue.stores.aware_times import AwareTimes
from huey.storage import RedisStorage


MOVE_DUE = """\
local due = redis.call('zrangebyscore', KEYS[1], '-inf', ARGV[1], 'limit', 0, %d)
for _, message in ipairs(due) do
    redis.call('lpush', KEYS[2], message)
end
if #due > 0 then
    redis.call('zremrangebyrank', KEYS[1], 0, #due - 1)
end
return #due""" % AT_ONCE


class RedisServer(AwareTimes, RedisStorage):
    """A Redis server, 6.0.6 or later, or one that speaks like it."""

    def __init__(self, *args, **options):
        super(RedisServer, self).__init__(*args, **options)
        self._move_due = self.conn.register_script(MOVE_DUE)

    def convert_ts(self, ts):
        return aware(ts).timestamp()

    def close(self):
        self.pool.disconnect()

    def move_due(self, instant):
        keys = [self.schedule_key, self.queue_key]
        return bool(self._move_due(keys=keys, args=[repr(self.convert_ts(instant))]))

    def send(self, entries, removed):
        # All or nothing, also in a server that has no room for it.
        pipe = self.conn.pipeline(transaction=True)
        for key, message, _instant in removed:
            pipe.hdel(self.result_key, key)
            pipe.zrem(self.schedule_key, message)
        for key, value, message, later in entries:
            pipe.hset(self.result_key, key, value)
            if later is None:
                pipe.lpush(self.queue_key, message)
            else:
                pipe.zadd(self.schedule_key, {message: self.convert_ts(later)})
        pipe.execute()

    def holds(self, message, begin_after):
        pipe = self.conn.pipeline(transaction=True)
        pipe.zscore(self.schedule_key, message)
        pipe.lpos(self.queue_key, message)
        return any(found is not None for found in pipe.execute())

    def withdraw(self, message, begin_after):
        pipe = self.conn.pipeline(transaction=True)
        pipe.zrem(self.schedule_key, message)
        pipe.lrem(self.queue_key, 1, message)
        return any(pipe.execute())

    def discard(self, messages):
        pipe = self.conn.pipeline(transaction=True)
        for message in messages:
            pipe.lrem(self.queue_key, 1, message)
        return sum(pipe.execute())

    def keys(self):
        return [key.decode("utf-8") for key in self.conn.hkeys(self.result_key)]
