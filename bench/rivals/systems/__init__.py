"""Each system that is measured: how its docs start it, and what it gives up."""
