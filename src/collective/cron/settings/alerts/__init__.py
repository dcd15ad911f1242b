"""Which happenings people are told of, where, and how often: the settings for that."""
