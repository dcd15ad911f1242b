"""Ready-made tasks: each a type of Backend, its form and its runner."""
