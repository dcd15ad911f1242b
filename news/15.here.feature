``collective-cron health``, ``simulate`` and ``run --here``. What goes wrong is one line on standard error and an exit code, whatever the locale is;
a closed pipe and Ctrl-C are silent. Passwords come from a file, the environment or a prompt, and never go to another address.
