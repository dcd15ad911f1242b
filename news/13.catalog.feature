Upgrade steps 1002 and 2002: searches find tasks for those only who may see them.
