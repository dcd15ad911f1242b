Those who may see tasks find the way to all of them in their user menu, among the actions of a task, and in ``@actions``.
