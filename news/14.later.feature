``IBackendJobManager.run_at(instant, settings=None)`` asks for one run at a time to come, besides the schedule. Before, a run
could be asked for at once only.
