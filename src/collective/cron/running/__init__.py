"""One run, from its claim to its result; and the reconciler, which repairs."""
