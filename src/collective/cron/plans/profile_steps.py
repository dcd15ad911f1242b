"""cron.xml of a profile: a plan that is applied when the profile is imported."""

from collective.cron.memory import state
from collective.cron.plans import applying
from collective.cron.plans import exporting
from collective.cron.plans.files import reading
from collective.cron.plans.files.problems import PlanRefused
from collective.cron.plans.files.problems import Problem
from collective.cron.plans.given import secrets
from Products.GenericSetup.context import DirectoryImportContext


FILE = "cron.xml"


def import_plan(context):
    """Apply the cron.xml of a profile, if it has one; raise PlanRefused.

    References to passwords are read for a profile that lies on the server, and not for
    one that somebody has sent.
    """
    text = context.readDataFile(FILE)
    if text is None:
        return
    site = context.getSite()
    if not state.is_installed(site):
        accepted = "the profile collective.cron:default among its dependencies"
        raise PlanRefused([Problem.of(None, FILE, None, accepted)])
    is_here = isinstance(context, DirectoryImportContext)
    plan = reading.read(text, reading.XML)
    secret = secrets.read_here if is_here else secrets.refuse
    rows = applying.apply(site, plan, secret=secret)
    logger = context.getLogger("collective.cron")
    for row in rows:
        logger.info("%s %s %s", row.action, row.path, row.field or u"")


def export_plan(context):
    """Write all tasks of a site as cron.xml."""
    site = context.getSite()
    if state.is_installed(site):
        text = exporting.export(site, format=reading.XML)
        context.writeDataFile(FILE, text.encode("utf-8"), "text/xml")
