"""What a run left, to be downloaded: never shown in the browser as of this site."""

from collective.cron.browser.shared.shown_table import ShownTable
from collective.cron.text.report import known_type
from collective.cron.text.report import UNKNOWN
from plone import api
from plone.namedfile.utils import stream_data
from Products.Five import BrowserView
from six import ensure_str
from six.moves.urllib.parse import quote
from zExceptions import NotFound

import re


CSV = "text/csv; charset=utf-8"
PLAIN = re.compile(r"[^A-Za-z0-9 ._()-]")  # what an old client may not understand
# What a browser could run as of this site, and what Plone puts its theme around.
PAGE = re.compile(r"html|[/+]xml|svg|script", re.IGNORECASE)
LONGEST = 100  # characters of such a name


class Download(BrowserView):
    """What is chosen by its number, and sent under its name."""

    def find(self, name, stored):
        """Return the one of `stored` whose number stands in the address."""
        asked = self.request.form.get(name)
        for number, one in enumerate(stored):
            if asked == str(number):
                return one
        raise NotFound(name)

    def begin(self, name, kind, size):
        """Set the headers of a download."""
        response = self.request.response
        response.setHeader("Content-Type", kind)
        response.setHeader("Content-Length", str(size))
        response.setHeader("Content-Disposition", disposition(name))
        # What claims to be harmless is not looked at to find what it might be.
        response.setHeader("X-Content-Type-Options", "nosniff")
        response.setHeader("Cache-Control", "private, no-store")


class TableDownload(Download):
    """A table as CSV, with all its rows."""

    def __call__(self):
        found = ShownTable(self.find("table", self.context.tables), api.portal.get())
        data = found.as_csv()
        self.begin(found.title + u".csv", CSV, len(data))
        return data


class FileDownload(Download):
    """A file that the run left."""

    def __call__(self):
        found = self.find("file", self.context.files)
        kind = known_type(found.contentType)
        kind = UNKNOWN if PAGE.search(kind) else kind
        self.begin(found.filename, kind, found.getSize())
        return stream_data(found)


def disposition(name):
    """Return the header by which a browser stores a file under this name (RFC 5987)."""
    plain = PLAIN.sub("_", ensure_str(name.encode("ascii", "replace")))[:LONGEST]
    name = quote(ensure_str(name), safe="")
    return "attachment; filename=\"%s\"; filename*=UTF-8''%s" % (plain, name)


def table_address(result, number):
    """Return where a table of a result is downloaded."""
    return "%s/@@cron-table?table=%d" % (result.absolute_url(), number)


def file_address(result, number):
    """Return where a file of a result is downloaded."""
    return "%s/@@cron-file?file=%d" % (result.absolute_url(), number)
