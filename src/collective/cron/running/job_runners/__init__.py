"""How a job runner is made, and what is wrong with one that cannot be."""
