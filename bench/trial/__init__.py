"""Ready-made tasks, tried with a real engine on many objects: see __main__.py."""
