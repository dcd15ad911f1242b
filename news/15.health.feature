``@@cron-health`` tells monitors in JSON, with 200 or 503, how the tasks of a site are: late, failing, broken, stuck,
waiting, workers, queue; at the root of Zope, and at ``/-/cron-health``, it tells that of all sites. By token or
permission, in milliseconds, also while the database or the queue is away. A pause hides no failure. Before, nothing
outside could ask.
