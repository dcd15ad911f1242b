``collective.cron.scripts.queue("acme.report", {"days": 3})`` queues one run of a script from code: now or for a time, as a
user that the caller may choose, sent after the commit; it returns by what state and result can be asked for. Ten thousand may
wait. Before, there was no such call.
