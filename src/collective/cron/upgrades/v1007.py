"""To 1007 and 2007: the settings of alerts, which tell nobody until they are set."""

PROFILE = "profile-collective.cron:default"


def add_alerts(setup):
    """Add the records that are missing; what is set already stays."""
    step = "plone.app.registry"
    setup.runImportStepFromProfile(PROFILE, step, run_dependencies=False)
