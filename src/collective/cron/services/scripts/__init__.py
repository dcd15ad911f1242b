"""The registered scripts as data, and one run of one."""
