"""Where crons stand: each module reads one kind of source into Entries."""
