*Dry run* beside *Run now*, and ``{"dry_run": true}`` for ``@cron-run``, where the task has one. It counts neither as success nor as failure.
