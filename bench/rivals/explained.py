"""What the page says besides figures."""

HEAD = """
Of several rounds the one in the middle is shown, and the lowest and the highest.
Others work on the machine too, so read the ratios, and CPU seconds before seconds.
Each runs in processes of its own as its docs start it, with a Redis and a
PostgreSQL that nobody else has; all run the same function, which notes in a file
when it begins and ends. A run of collective.cron has ended when its record is
stored; of the others when the function has.
"""
DUE = """
All have one expression of cron, and are due at one full minute, the first time
after a start: caches are cold. What a task writes is a row in PostgreSQL, on a
connection that stays open; with collective.cron it is the task's own object in the
ZODB. CPU is counted until three seconds after the last run has ended. Commits are
those of PostgreSQL that write, or those of the ZODB.

What is in Redis is in memory alone; a commit of PostgreSQL or the ZODB is on the
disk. collective.cron commits its claim before a run and its record behind it, the
record of one run together with the claim of the next, and works as the user of each.
By a profile its own code is two fifths of that; the rest is the ZODB, half of it the
disk, and Plone. With a ZEO server each object that a run reads or stores goes
through a second process.

Of those that take less, APScheduler 3 calls the function in its own process, stores
when it is due next, and nothing of the run: what it had in hand when it is killed
nobody knows of. dramatiq and huey hand out messages in memory and keep nothing
either; huey looks at its schedules each minute, counted from its own start.
procrastinate keeps a row for each, with three commits, and has no site to enter.
"""
ADDING = """
A schedule of collective.cron is a piece of content that is added, indexed and
committed by a process that also serves pages; most of the time goes to Plone, as
does most of the start, and of the memory.
Schedules in the code of a program are read at its start.
"""
QUIET = """
All systems run side by side, with schedules that are not due for hours. Memory is
that of its processes without the servers, shared pages counted once (PSS); one
instance of Plone serves the site, too.

APScheduler 3 takes nothing: it is a thread that sleeps until the next time, and tells
nobody that it is there. A worker of collective.cron stores a sign of life every two
minutes, hence its commits and its growth until the database is packed; celery keeps
its signs in Redis. The one with Redis is a web process, a worker and a ZEO server.
"""
KILLING = """
300 tasks of 50 ms are due at one minute; when a hundred have begun, the worker and
all that it started is killed, and started again after a second, in the same minute.
What has not begun some time after the last sign of life (20 seconds to 4 minutes,
by what the docs say of it), nor as long after its clock was moved on by an hour, is
lost. With collective.cron the claim is stored before a run begins, so what never
began has a record, too: as interrupted, and a task that says it may be repeated is
run again. Of the others procrastinate alone knows what was cut, and begins it again;
celery, told to acknowledge late, and huey run again what may have been done.
"""
