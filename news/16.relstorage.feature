``make run STORAGE=relstorage`` starts the site with its database and its queue in one PostgreSQL, the only service that is needed on Plone 6.2; ``docs/howto/storages.rst`` says
how to set it up, and what to know of packs, replicas and failover. Formerly the two were described one by one.
