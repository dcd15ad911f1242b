"""To 1008 and 2008: limits for monitors, and for the record of changes."""


PROFILE = "profile-collective.cron:default"


def add_limits(setup):
    """Import the new records; what is set already stays."""
    setup.runImportStepFromProfile(PROFILE, "plone.app.registry")
