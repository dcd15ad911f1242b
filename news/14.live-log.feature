The newest lines of the log of a running task are shown on its page and in ``@cron``; they were seen when it had ended.
