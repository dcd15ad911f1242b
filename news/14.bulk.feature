From the list of tasks: cancel runs, choose the user to run as, delete, each for the ticked tasks or for all that the filters
find, on all pages; ``@cron-bulk`` does it, too. *Duplicate* makes an inactive copy of a task. Before, tasks could be run,
activated and deactivated, as many as one page shows.
