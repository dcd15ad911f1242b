``collective-cron cancel --waiting`` takes away the runs of a task that were asked for and wait; ``show`` tells when they are due, and says nothing any more of the last run of a task that never ran.
