*Run once with other settings or at a time*, on the page of a task and by REST: a form of its settings, used for one run and not
saved; a date and time to start at; and, for tasks that have it such as the news digest, a past period. What waits is listed
and can be taken away. Before, a task had to be edited, run, and edited back.
