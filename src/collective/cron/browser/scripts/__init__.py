"""The registered scripts: a list, one run with settings, and a task of one."""
