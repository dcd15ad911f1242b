"""What each ready-made task is given to do in a trial, and what is known of it.

A type that is not named here is tried with what its form offers.
"""

SAME_AGAIN = ("CronLinks", "CronWebhook")  # they change nothing, and list all again


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
        "CronFeed": {
            "address": address + u"/feed",
            "folder": folder["uid"],
            "most": 500,
            "own_servers": own,
        },
        "CronLinks": {"places": [folder["uid"]], "own_servers": own},
    }.get(type_name, {"places": [folder["uid"]]})
