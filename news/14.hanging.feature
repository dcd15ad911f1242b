The dashboard and ``@cron`` tell of threads that go on after their run was given up, in which process, and what to do.
