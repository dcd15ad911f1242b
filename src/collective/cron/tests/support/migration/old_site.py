# -*- coding: utf-8 -*-
"""Fill a site of Plone 5.2 with what a migration must keep; run inside Zope there.

Started as a script by old.py, with the root of the database as `app`.
"""

from AccessControl.SecurityManagement import newSecurityManager
from collective.cron.content import result_writer
from plone import api
from zope.component.hooks import setSite

import os
import transaction


# Results: more than a node of their tree holds; tasks besides those below.
RESULTS = int(os.environ.get("CRON_MIGRATED_RESULTS", 45))
MORE = int(os.environ.get("CRON_MIGRATED_TASKS", 0))
COMMON = {"timezone": u"UTC", "activated": True}
TASKS = {
    "minutely": {
        "title": u"Jede Minute zählen",
        "description": u"Größe, naïve, Привет, 日本",
        "periodicity": u"* * * * *",
        "keep_results": 500,
    },
    "berlin": {
        "title": u"Berlin",
        "periodicity": u"30 2 * * mon-fri",
        "timezone": u"Europe/Berlin",
        "late_policy": u"skip",
        "late_limit": 7,
        "keep_days": 3650,
    },
    "off": {"title": u"Off", "periodicity": u"@daily", "activated": False},
    "warns": {"title": u"Warns", "periodicity": u"0 0 1 1 *", "script": u"warn"},
    "fails": {"title": u"Fails", "periodicity": u"0 0 1 1 *", "script": u"fail"},
    "theirs": {
        "title": u"As Jürgen",
        "periodicity": u"0 0 1 1 *",
        "run_as": u"jürgen",
    },
    "once": {"title": u"Killed", "periodicity": u"0 0 1 1 *", "seconds": 60.0},
    "again": {
        "title": u"Killed, may be repeated",
        "periodicity": u"0 0 1 1 *",
        "seconds": 60.0,
        "repeatable": True,
    },
    "waits": {"title": u"Asked for, not started", "periodicity": u"0 0 1 1 *"},
}


def fill(app):
    user = app.acl_users.getUser("admin").__of__(app.acl_users)
    newSecurityManager(None, user)
    site = app.Plone
    setSite(site)
    # The form for new users takes no such id; a directory of an organisation has them.
    site.acl_users.source_users.addUser("jürgen", "jürgen", "secret-of-jürgen")
    site.acl_users.portal_role_manager.assignRoleToPrincipal("Manager", "jürgen")
    folder = api.content.create(site, "Folder", "jobs", u"Aufträge")
    for name, values in sorted(TASKS.items()):
        api.content.create(folder, "CronTestTask", name, **dict(COMMON, **values))
    names = ["berlin"]
    for number in range(MORE):
        names.append("more-%d" % number)
        schedule = u"%d %d * * *" % (number % 60, number % 24)
        more = dict(COMMON, title=u"More", periodicity=schedule, keep_days=3650)
        api.content.create(folder, "CronTestTask", names[-1], **more)
    for number in range(RESULTS):
        backend = folder[names[number % len(names)]]
        result_writer.record(backend, reason=u"Nummer %d: naïve" % number)
    transaction.commit()


fill(app)  # noqa: F821
