"""Adds the demo task to a site."""

from plone import api


def add_census(setup):
    """Add an active task that runs every minute, unless it is there."""
    site = api.portal.get()
    if "census" not in site:
        api.content.create(
            container=site,
            type="CronCensus",
            id="census",
            title=u"Count the content",
            periodicity=u"* * * * *",
            activated=True,
        )
