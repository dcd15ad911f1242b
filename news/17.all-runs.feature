*All runs* of a site with more than 100 tasks has a field to type title or path of a task, with suggestions, instead of a list of all: with 10,000 tasks the page has 100 kB, not 876 kB.
``task`` in the address, and of ``GET @cron-runs``, may be a title or a path, too; a UUID is understood as before.
