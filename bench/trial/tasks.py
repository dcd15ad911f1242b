"""What each ready-made task is given to do in a trial, and what is known of it.

A type that is not named here is tried with what its form offers.
"""

from collective.cron.tasks.catalog.check import REPAIR


# They list all again, whatever they changed.
SAME_AGAIN = ("CronLinks", "CronPack", "CronView", "CronWebhook")
# They have no chunks.
WHOLE = ("CronFeed", "CronPack", "CronView", "CronWebhook")


def settings(type_name, folder, web):
    """Return the values of a task, but those of all; `folder`: {"uid", "path"}."""
    address = u"http://localhost:%d" % web
    own = [u"localhost"]
    addresses = [u"%s@example.org" % name for name in ("ann", "bob", "cy")]
    return {
        "CronPublishing": {"places": [folder["uid"]]},
        "CronStale": {
            "places": [folder["uid"]],
            "mail_owners": True,
            "instead": u"all@example.org",
        },
        "CronNews": {
            "places": [folder["uid"]],
            "addresses": addresses,
            "states": [],
        },
        "CronVersions": {
            "places": [folder["uid"]],
            "keep_newest": 1,
            "keep_younger": 0,
        },
        "CronWebhook": {"address": address + u"/slow", "own_servers": own},
        "CronView": {
            "view_path": u"/portal_catalog/uniqueValuesFor",
            "parameters": [u"name=portal_type"],
        },
        "CronFeed": {
            "address": address + u"/feed",
            "folder": folder["uid"],
            "most": 500,
            "own_servers": own,
        },
        "CronLinks": {"places": [folder["uid"]], "own_servers": own},
        "CronExport": {
            "places": [folder["uid"]],
            "addresses": [u"reader%d@example.org" % number for number in range(60)],
            "only_new": True,
        },
        "CronWorkingCopies": {"places": [folder["uid"]], "cancel": True},
        "CronCatalog": {"way": REPAIR},
        "CronIndexes": {"indexes": ["Title", "sortable_title"]},
        # The form asks for a day, but all that is here was made today.
        "CronPack": {"days": 0},
    }.get(type_name, {"places": [folder["uid"]]})


def compared(type_name, rows):
    """Return the part of the rows that is the same in a dry run."""
    return [row[:3] for row in rows] if type_name == "CronPack" else rows
