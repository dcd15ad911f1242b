"""When a task runs: periodicity and zone in, instants out. Pure: no Zope, no Plone."""
