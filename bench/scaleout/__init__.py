"""Many workers: what each adds to the runs of a second; see __main__.py."""
