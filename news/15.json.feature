A log in JSON, if wished, with site, task and run in every line that a run writes, also of other packages. Before, only some lines named
the task.
