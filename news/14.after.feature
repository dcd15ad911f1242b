A task can run after others: whenever a run of one of them succeeds, it is queued in the same commit, once. Circles are refused.
