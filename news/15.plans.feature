Tasks can stand in a file of a policy package: ``cron.xml`` of a profile, or YAML. It is compared with the site and applied,
the second time without a change; what admins have changed stays if the file says so; a wrong file changes nothing and is told of by
line and field; passwords are references; ``check`` looks at it in CI, and the tasks of a site are exported as such a file. Before,
tasks were made by hand or by code. See ``docs/howto/plans.rst``.
