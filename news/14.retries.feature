A task can be tried again after a failure: how often, after how many minutes (doubling up to a limit), and after which
exceptions. Each try leaves its result, and the status says when the next one comes. Before, the next run of the schedule
was the next try.
