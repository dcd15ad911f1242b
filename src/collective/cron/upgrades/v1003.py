"""To 1003 and 2003: menus and programs find the way to the tasks."""

PROFILE = "profile-collective.cron:default"


def add_actions(setup):
    """Import them; nothing else of the profile is imported again."""
    setup.runImportStepFromProfile(PROFILE, "actions", run_dependencies=False)
