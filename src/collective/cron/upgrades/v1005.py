"""To 1005 and 2005: the types of tasks that run scripts, and of their folder."""

PROFILE = "profile-collective.cron:default"


def add_scripts(setup):
    """Add the types."""
    for step in ("typeinfo", "workflow"):
        setup.runImportStepFromProfile(PROFILE, step, run_dependencies=False)
