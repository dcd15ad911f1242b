"""The steps of a run after its claim: the work, its result, and on to the next one."""
