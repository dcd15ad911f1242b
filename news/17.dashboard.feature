The dashboard, *All runs* and ``GET @cron`` look at tasks that are at rest once for each version of task and state, and not again for each page: with 1,000 tasks the first page takes
a third of the time, and *All runs* half. A page can have 1,000 rows, and takes a ninth of the time for them: they are put into the page after the theme,
whose rules do not see them. What is shown is what is, as before.
