"""The dashboard of 1,000 Backends, beside folder_contents of the same ones.

That is its page and the request that its script sends for the first rows, both through
the publisher, with the theme, as a browser gets them.
"""

from bench import tasks
from bench.common import cpu_seconds
from bench.common import median
from bench.common import QUICK
from bench.common import rounds
from bench.common import row
from collective.cron import clock
from collective.cron.content import result_writer
from collective.cron.interfaces import IBackendJobManager
from collective.cron.queueing.worker import Worker
from collective.cron.running import reconcile
from datetime import timedelta
from plone.app.content.browser.contents import FolderContentsView
from six.moves.urllib.parse import urlencode

import base64
import io
import json
import sys
import time
import transaction


BACKENDS = 250 if QUICK else 1000
RESULTS = 20 if QUICK else 100  # of each
FIRST, EARLY = 50, 2  # the Backends of the first page, and what they have at first
LARGEST = 1000  # rows that a page can have
ROUNDS = 12
GOAL, GOAL_OF_ALL, GROWTH = 1.0, 4.0, 1.2
SHOWN = 15  # rows that Plone asks for first
PAGE = "/@@cron-dashboard"
SECTION = "dashboard"
THEME = "profile-plonetheme.barceloneta:default"


def measure(database, sections):
    """Return the rows: the page beside Plone's data, and with many results."""
    tasks.wire()
    worker = Worker("bench", None, clock.now(), True)
    reconcile.known_workers = lambda: [worker]
    with tasks.open_site() as site:
        # The page is measured as people get it; one Plone has its theme from the start.
        site.portal_setup.runAllImportStepsFromProfile(THEME)
        names = tasks.add_tasks(site, BACKENDS, indexes=None)
        for number, name in enumerate(names):
            IBackendJobManager(site[tasks.FOLDER][name]).register_or_remove()
            if number % 100 == 99:
                transaction.commit()
        fill(site, names[:FIRST], EARLY)
    # Minutes lie between these two: the time of the processor depends less on what
    # else the machine does.
    few = rounds_of([usual], cpu_seconds)[0]
    with tasks.open_site() as site:
        fill(site, names[:FIRST], RESULTS - EARLY)
        fill(site, names[FIRST:], RESULTS)
        first = contents_query(site)
        total = sum(len(site[tasks.FOLDER][n].results_folder()) for n in names)
    if total != BACKENDS * RESULTS:
        raise RuntimeError("%d results" % total)
    many = rounds_of([usual], cpu_seconds)[0]
    page, whole, control = rounds_of(
        [usual, all_rows, lambda: contents(first)], cpu_seconds
    )
    control_ms = median(control) * 1000
    title = "%s Backends, %s results: " % (_say(BACKENDS), _say(total))
    with_few = "  CPU time of a page with %s results, over %d" % (
        _say(total),
        FIRST * EARLY,
    )
    all_of_them = "  all rows, %d a page" % LARGEST
    of_page = {"goal": GOAL, "by": "ratio", "each": (page, control)}
    of_all = {"goal": GOAL_OF_ALL, "by": "ratio", "each": (whole, control)}
    of_cpu = {"goal": GROWTH, "by": "ratio", "each": (many, few)}
    return [
        row(SECTION, title + "a page of 50", ms(page), control_ms, "ms", **of_page),
        row(SECTION, all_of_them, ms(whole), control_ms, "ms", **of_all),
        row(SECTION, with_few, ms(many), ms(few), "ms", **of_cpu),
    ]


def ms(seconds):
    """Return the median in milliseconds."""
    return median(seconds) * 1000


def _say(number):
    return format(number, ",d")


def fill(site, names, count):
    """Store so many results of each, noted in its state, as a worker does."""
    for name in names:
        task = site[tasks.FOLDER][name]
        current = IBackendJobManager(task).state
        for number in range(count, 0, -1):
            end = clock.now() - timedelta(minutes=number)
            result = result_writer.record(task, **tasks.result_values(end))
            result_writer.note(current, result)
        transaction.commit()
        site._p_jar.cacheGC()


def rounds_of(functions, watch=time.time):
    """Time each function in turns; return the seconds of each."""
    found = [[] for _function in functions]
    for function in functions:
        function()  # the first time loads what the others find
    for _number in range(rounds(ROUNDS)):
        for seconds, function in zip(found, functions):
            start = watch()
            function()
            seconds.append(watch() - start)
    return found


def usual():
    """Ask for the dashboard as it comes."""
    check(request(tasks.SITE + PAGE), b"cron-row-", 50)


def all_rows():
    """Ask for the pages with all Backends, as large as they can be."""
    for start in range(0, BACKENDS, LARGEST):
        query = "b_size=%d&b_start=%d" % (LARGEST, start)
        expected = min(LARGEST, BACKENDS - start)
        check(request(tasks.SITE + PAGE, query), b"cron-row-", expected)


def contents(query):
    """Ask for folder_contents and its first rows."""
    request("%s/%s/folder_contents" % (tasks.SITE, tasks.FOLDER))
    body = request(tasks.SITE + "/@@getVocabulary", query)
    found = len(json.loads(body.decode("utf-8"))["results"])
    if found != SHOWN:
        raise RuntimeError("folder_contents gave %d items" % found)


def contents_query(site):
    """Return the query, with the columns and the order that the page uses."""
    folder = site[tasks.FOLDER]
    folder.REQUEST = site.REQUEST
    options = FolderContentsView(folder, site.REQUEST).get_options()
    criteria = [
        {
            "i": "path",
            "o": "plone.app.querystring.operation.string.path",
            "v": options["basePath"] + "::1",
        }
    ]
    query = {
        "criteria": criteria,
        "sort_on": "getObjPositionInParent",
        "sort_order": "ascending",
    }
    values = {
        "name": "plone.app.vocabularies.Catalog",
        "query": json.dumps(query),
        "attributes": json.dumps(options["attributes"]),
        "batch": json.dumps({"page": 1, "size": SHOWN}),
    }
    return urlencode(sorted(values.items()))


def check(body, mark, expected):
    """Raise unless a page shows as many rows as it should."""
    found = body.count(b'id="' + mark)
    if found != min(expected, BACKENDS):
        raise RuntimeError("%d rows of %d" % (found, expected))


def request(path, query=""):
    """Send a GET of the administrator through the publisher; return the body."""
    from ZPublisher.WSGIPublisher import publish_module

    status = []
    environ = {
        "REQUEST_METHOD": "GET",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "HTTP_HOST": "localhost",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_AUTHORIZATION": "Basic "
        + base64.b64encode(b"admin:admin").decode("ascii"),
        "HTTP_ACCEPT_ENCODING": "identity",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    pieces = publish_module(environ, lambda s, h, e=None: status.append(s))
    body = b"".join(pieces)
    if not status[0].startswith("200"):
        raise RuntimeError("%s: %s %r" % (path, status[0], body[:500]))
    return body
