``collective-cron``, and ``bin/cron`` of a buildout: list, show, run and wait for, enable, disable, pause, repair and deploy tasks from a
shell, with JSON, exit codes for monitors and completion; in the database of an instance, or at a server that runs by REST. Before, it took a
browser, or a program of your own. See ``docs/howto/command-line.rst``.
