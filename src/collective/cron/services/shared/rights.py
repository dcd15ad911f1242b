"""What the visitor may do, so that a page shows no button that is refused."""

from AccessControl import getSecurityManager


def of_backend(backend):
    """Return what is allowed with a Backend, {name: bool}."""
    run = _may("Run", backend)
    return {
        "run": run,
        "cancel": run,
        "manage": _may("Manage", backend),
        "choose_user": _may("Choose user", backend),
    }


def of_site(site):
    """Return what is allowed with all tasks of a site, {name: bool}."""
    manage = _may("Manage", site)
    return {"pause": manage, "repair": manage}


def _may(what, context):
    permission = "collective.cron: " + what
    return bool(getSecurityManager().checkPermission(permission, context))
