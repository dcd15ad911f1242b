Several runs of a task may wait for the end of another one, in order (*So many runs may wait*); before, it was one. A task may
also ask the run that goes on to stop, and start when it has ended.
