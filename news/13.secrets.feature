``ISecretForms``: patterns of secrets that only a site knows, hidden as the others are. See ``docs/howto/job-runner.rst``.
