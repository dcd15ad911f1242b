``@cron-preview`` takes ``begins_on``, ``ends_on``, ``left_out`` and ``most_runs``.
