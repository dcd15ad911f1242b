"""To 1007 and 2007: the settings of alerts, which tell nobody until they are set.

To 1008 and 2008: limits for monitors, and for the record of changes.
"""

PROFILE = "profile-collective.cron:default"


def add_records(setup):
    """Add the records that are missing; what is set already stays."""
    step = "plone.app.registry"
    setup.runImportStepFromProfile(PROFILE, step, run_dependencies=False)
