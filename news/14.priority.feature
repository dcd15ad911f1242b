A task has a *priority*, high, normal or low: when several wait for a worker, the highest starts first. On Plone 5.2 it decides
only between those that are due at the same moment. Before, the one that was due first started first.
