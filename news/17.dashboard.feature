The dashboard, *All runs* and ``GET @cron`` look at tasks that are at rest once for each version of task and state, and not again for each page: with 1,000 tasks the first page takes
a third of the time, all 1,000 rows half of it, and *All runs* half. What is shown is what is, as before.
