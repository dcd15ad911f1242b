"""Who may do what: every page, action and service, for every kind of person.

Each entry begins with what it is registered for and by which name, as
registrations.py finds them: a registration without an entry here fails a test.
"""

from collective.cron.content import attachments
from collective.cron.tests.support.faces.pages import ALL
from collective.cron.tests.support.faces.pages import ANONYMOUS
from collective.cron.tests.support.faces.pages import MANAGER
from collective.cron.tests.support.faces.pages import MEMBER
from collective.cron.tests.support.faces.pages import RUNNER
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.text.report import FileData
from collective.cron.text.report import TableData
from plone.uuid.interfaces import IUUID

import collections
import transaction


PEOPLE = (ANONYMOUS, MEMBER, VIEWER, RUNNER, MANAGER, ALL)
VIEW = (VIEWER, ALL)
RUN = (RUNNER, ALL)
MANAGE = (MANAGER, ALL)
SCHEDULE = (VIEWER, MANAGER, ALL)  # for the preview, View or Manage is enough
NOBODY = ()

CONTROL_PANEL = "@controlpanels/cron-settings"
TASKS_PANEL = "@controlpanels/cron-tasks"
TOKEN_GONE = "DELETE @cron-health-token"
ANYTHING = "Interface"
SCRIPT = "collective.cron.content-report"
SITE = "IPloneSiteRoot"
BACKEND = "IBackend"
RESULTS = "IResultsFolder"
RESULT = "IResult"
SOON = "2026-11-24T12:00:00Z"
TEST = "/@cron-alert-test"
RESULT_PATH = "/task/--results--/{result}/"
STATE = "@@plone_context_state/view_url"


class Entry(collections.namedtuple("Entry", "context name path allowed data method")):
    """`data`: the fields of a form, or the body of a service; {run}, {result} and {uid}
    in it and in the path are filled in.
    """

    def filled(self, **values):
        """Return the entry with the names of what is there in the test."""
        data = dict((key, _fill(value, values)) for key, value in self.data.items())
        return self._replace(path=_fill(self.path, values), data=data)


def _fill(value, values):
    if isinstance(value, list):
        return [_fill(one, values) for one in value]
    if not isinstance(value, str):
        return value
    for name, text in values.items():
        value = value.replace("{%s}" % name, text)
    return value


def names_of(task):
    """Return the names to fill in, of a task that has run; no run of it goes on.

    Its result is given a table and a file.
    """
    table = TableData(u"Pages", (u"Page",), [[u"it went wrong"]], 0)
    file_data = FileData(u"a", "text/csv", b"it went wrong")
    shown = {"tables": (table,), "files": (file_data,)}
    for name, value in attachments.stored(shown).items():
        setattr(task.getLastResult(), name, value)
    transaction.commit()
    return {
        "result": task.getLastResult().getId(),
        "uid": str(IUUID(task)),
        "run": "0" * 32,
    }


def _page(context, name, path, allowed):
    return Entry(context, name, path, allowed, {}, "GET")


def _post(context, name, path, allowed, **data):
    return Entry(context, name, path, allowed, data, "POST")


# Seen with GET: 200, or the way to the login form.
PAGES = (
    _page(SITE, "cron-dashboard", "/@@cron-dashboard", VIEW),
    _page(SITE, "ccron_dashboard", "/ccron_dashboard", VIEW),
    _page(SITE, "cron-settings", "/@@cron-settings", MANAGE),
    _page(SITE, "cron-add", "/@@cron-add", MANAGE),
    _page(SITE, "cron-scripts", "/@@cron-scripts", VIEW),
    # Run too: who runs a script chooses its settings.
    _page(SITE, "cron-script", "/@@cron-script?script=" + SCRIPT, (ALL,)),
    _page(ANYTHING, "cron-preview", "/@@cron-preview?periodicity=@daily", SCHEDULE),
    _page(ANYTHING, "cron-preview", "/task/@@cron-preview", SCHEDULE),
    # Pieces of templates, without anything of the site in them.
    _page(ANYTHING, "cron-live", "/@@cron-live", PEOPLE),
    _page(ANYTHING, "cron-paused", "/@@cron-paused", PEOPLE),
    _page("IScriptsFolder", "view", "/cron-scripts", VIEW),
    _page("IScriptsFolder", "view", "/cron-scripts/view", VIEW),
    _page(BACKEND, "view", "/task", VIEW),
    _page(BACKEND, "view", "/task/view", VIEW),
    _page(BACKEND, "view", "/task/@@view", VIEW),
    # What is done is for those with Manage too, see test_run_once.py.
    _page(BACKEND, "cron-once", "/task/@@cron-once", RUN),
    _page(BACKEND, "edit", "/task/edit", MANAGE),
    _page(BACKEND, "edit", "/task/@@edit", MANAGE),
    _page(
        BACKEND,
        "plone_context_state",
        "/task/" + STATE,
        (VIEWER, RUNNER, MANAGER, ALL),
    ),
    _page(BACKEND, "title", "/task/@@title", VIEW),
    _page(BACKEND, "description", "/task/@@description", VIEW),
    _page(RESULTS, "plone_context_state", "/task/--results--/" + STATE, VIEW),
    _page(RESULT, "plone_context_state", RESULT_PATH + STATE, VIEW),
    _page(RESULTS, "view", "/task/--results--", VIEW),
    _page(RESULTS, "view", "/task/--results--/view", VIEW),
    _page(RESULT, "view", "/task/--results--/{result}", VIEW),
    _page(RESULT, "view", "/task/--results--/{result}/view", VIEW),
    _page(RESULT, "view", "/task/--results--/{result}/@@view", VIEW),
    _page(RESULT, "cron-table", RESULT_PATH + "@@cron-table?table=0", VIEW),
    _page(RESULT, "cron-file", RESULT_PATH + "@@cron-file?file=0", VIEW),
    _page(SITE, "cron-runs", "/@@cron-runs", VIEW),
    _page(SITE, "cron-alerts", "/@@cron-alerts", MANAGE),
    # A piece of the page of the settings.
    _page(SITE, "cron-monitoring", "/@@cron-monitoring", MANAGE),
    # By token too, see tests/health. A failing task makes it 503 without the rest.
    _page(SITE, "cron-health", "/@@cron-health?checks=database", VIEW),
    _page(SITE, "cron-changes", "/@@cron-changes", VIEW),
    _page(SITE, "cron-changes-csv", "/@@cron-changes-csv", VIEW),
    _page(SITE, "cron-simulate", "/@@cron-simulate", VIEW),
    _page(SITE, "cron-simulate-csv", "/@@cron-simulate-csv", VIEW),
    # Without a token; with one see test_calendar_page.py.
    _page(SITE, "cron-calendar.ics", "/@@cron-calendar.ics", VIEW),
    _page(BACKEND, "cron-simulate", "/task/@@cron-simulate", VIEW),
    _page(BACKEND, "cron-simulate-csv", "/task/@@cron-simulate-csv", VIEW),
    _page(BACKEND, "cron-changes", "/task/@@cron-changes", VIEW),
    _page(BACKEND, "cron-changes-csv", "/task/@@cron-changes-csv", VIEW),
    # Plone's own, for content like ours.
    _page(None, None, "/task/--results--/{result}/content-core", VIEW),
    _page(None, None, "/task/--results--/{result}/edit", NOBODY),
    # Who adds a task must also have the right to add content there.
    _page(None, None, "/++add++CronTestTask", NOBODY),
)

# At the root of Zope, whose users are others: see tests/health.
ROOT = (
    _page("IApplication", "cron-health", "/@@cron-health", NOBODY),
    _page("IApplication", "-", "/-/", NOBODY),
)

# Where prometheus_client is installed, see tests/metrics.
METRICS = (
    _page(SITE, "cron-metrics", "/@@cron-metrics", VIEW),
    _page("IApplication", "cron-metrics", "/@@cron-metrics", NOBODY),
)

# Done with POST and an authenticator: 302. A GET changes nothing.
ACTIONS = (
    _post(BACKEND, "cron-run", "/task/@@cron-run", RUN),
    _post(BACKEND, "cron-dry-run", "/task/@@cron-dry-run", RUN),
    _post(BACKEND, "cron-cancel", "/task/@@cron-cancel", RUN, token="{run}"),
    _post(BACKEND, "cron-withdraw", "/task/@@cron-withdraw", RUN, occurrence=SOON),
    _post(BACKEND, "cron-activate", "/task/@@cron-activate", MANAGE),
    _post(BACKEND, "cron-deactivate", "/task/@@cron-deactivate", MANAGE),
    _post(BACKEND, "cron-repair", "/task/@@cron-repair", MANAGE),
    _post(BACKEND, "cron-take-over", "/task/@@cron-take-over", MANAGE),
    # Who may manage it but add nothing there is told so.
    _post(BACKEND, "cron-duplicate", "/task/@@cron-duplicate", MANAGE),
    _post(SITE, "cron-repair", "/@@cron-repair", MANAGE),
    _post(SITE, "cron-pause", "/@@cron-pause", MANAGE, reason="Moving house"),
    _post(SITE, "cron-resume", "/@@cron-resume", MANAGE),
    _post(SITE, "cron-alert-test", "/@@cron-alert-test", MANAGE, channel="mail"),
    _post(SITE, "cron-token-remove", "/@@cron-token-remove", MANAGE),
    _post(SITE, "cron-calendar-make", "/@@cron-calendar-make", VIEW),
    _post(SITE, "cron-calendar-revoke", "/@@cron-calendar-revoke", VIEW),
)

# Answers with a page, which shows it once: 200, see test_token_pages.py.
TOKEN_MADE = _post(SITE, "cron-token-make", "/@@cron-token-make", MANAGE)

# Seen by all who see the list; what it does it does with each task by the permissions
# there, see test_bulk_does_only_what_is_allowed.
BULK = _post(SITE, "cron-bulk", "/@@cron-bulk", VIEW, confirmed="1")
BULK_SERVICE = _post(SITE, "POST @cron-bulk", "/@cron-bulk", VIEW, uids=["{uid}"])

# Services that only read: 200.
READING = (
    _page(SITE, "GET @cron", "/@cron", VIEW),
    _page(SITE, "GET @cron-runs", "/@cron-runs", VIEW),
    _page(SITE, "GET @cron-alerts", "/@cron-alerts", MANAGE),
    _page(SITE, "GET @cron-changes", "/@cron-changes", VIEW),
    _page(SITE, "GET @cron-simulate", "/@cron-simulate", VIEW),
    _page(BACKEND, "GET @cron-simulate", "/task/@cron-simulate", VIEW),
    _page(BACKEND, "GET @cron-changes", "/task/@cron-changes", VIEW),
    _page(BACKEND, "GET @cron", "/task/@cron", VIEW),
    _page(SITE, "GET @cron-scripts", "/@cron-scripts", VIEW),
    _page(ANYTHING, "GET @cron-preview", "/@cron-preview?periodicity=@daily", SCHEDULE),
    _page(BACKEND, "GET --results--", "/task/--results--", VIEW),
    # For those who may see control panels at all, which takes another permission.
    _page(ANYTHING, CONTROL_PANEL, "/" + CONTROL_PANEL, NOBODY),
    _page(ANYTHING, TASKS_PANEL, "/" + TASKS_PANEL, NOBODY),
    # plone.restapi's own, with our serializer.
    _page(None, None, "/task/--results--/{result}", VIEW),
)

# Services that change something: 200, or 202 for what a worker does later.
WRITING = (
    _post(BACKEND, "POST @cron-run", "/task/@cron-run", RUN),
    # Settings choose what is done, as editing does; so does a period.
    _post(BACKEND, "POST @cron-run", "/task/@cron-run", (ALL,), settings={}),
    _post(BACKEND, "POST @cron-run", "/task/@cron-run", RUN, at=SOON),
    _post(BACKEND, "POST @cron-cancel", "/task/@cron-cancel", RUN, token="{run}"),
    _post(BACKEND, "POST @cron-activate", "/task/@cron-activate", MANAGE),
    _post(BACKEND, "POST @cron-deactivate", "/task/@cron-deactivate", MANAGE),
    _post(BACKEND, "POST @cron-repair", "/task/@cron-repair", MANAGE),
    _post(BACKEND, "POST @cron-take-over", "/task/@cron-take-over", MANAGE),
    _post(SITE, "POST @cron-repair", "/@cron-repair", MANAGE),
    _post(SITE, "POST @cron-pause", "/@cron-pause", MANAGE, reason="Moving house"),
    _post(SITE, "POST @cron-resume", "/@cron-resume", MANAGE),
    _post(SITE, "POST @cron-alert-test", TEST, MANAGE, channel="mail"),
    _post(SITE, "POST @cron-health-token", "/@cron-health-token", MANAGE),
    Entry(SITE, TOKEN_GONE, "/@cron-health-token", MANAGE, {}, "DELETE"),
    _post(SITE, "POST @cron-script-run", "/@cron-script-run", (ALL,), script=SCRIPT),
    Entry(BACKEND, "PATCH", "/task", MANAGE, {"description": "Changed"}, "PATCH"),
)
