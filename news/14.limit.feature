A task can have a time limit: a run that takes longer is asked to stop, and given up a minute later, so that it blocks no
other run; a ``cron-worker`` with a thread that hangs is renewed. Before, a task that never ended blocked its next runs for ever.
