"""To 1008 and 2008: when monitors are told that something is wrong."""


PROFILE = "profile-collective.cron:default"


def add_limits(setup):
    """Import the new records; what is set already stays."""
    setup.runImportStepFromProfile(PROFILE, "plone.app.registry")
