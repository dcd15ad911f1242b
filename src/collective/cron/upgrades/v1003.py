"""Scripts by name: the type of tasks that run them."""

PROFILE = "profile-collective.cron:default"


def add_scripts(setup):
    """Add the type."""
    setup.runImportStepFromProfile(PROFILE, "typeinfo", run_dependencies=False)
