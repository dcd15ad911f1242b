"""Adds the demo tasks to a site."""

from plone import api


def add_tasks(setup):
    """Add a task that runs every minute, and a longer one that waits to be tried."""
    _add(
        "census",
        "CronCensus",
        title=u"Count the content",
        periodicity=u"* * * * *",
        activated=True,
    )
    _add(
        "practice",
        "CronPractice",
        title=u"Practice run",
        periodicity=u"0 * * * *",
        activated=False,
    )


def _add(name, portal_type, **values):
    site = api.portal.get()
    if name not in site:
        api.content.create(container=site, type=portal_type, id=name, **values)
