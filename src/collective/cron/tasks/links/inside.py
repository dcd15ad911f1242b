"""Links of content, and whether one within the site leads anywhere."""

from collective.cron import _
from plone import api
from plone.app.linkintegrity.handlers import findObject
from plone.app.linkintegrity.interfaces import IRetriever
from six import ensure_str
from six import ensure_text
from six.moves.urllib.parse import urldefrag
from six.moves.urllib.parse import urljoin
from six.moves.urllib.parse import urlsplit
from zExceptions import HTTPException
from zope.component import queryAdapter

import re


RESOLVE = re.compile(r"/resolveuid/([^/?#]+)", re.IGNORECASE)
# What looking for it raises where a path is nonsense, such as .../resolveuid alone.
NO_PATH = (AttributeError, LookupError, TypeError, ValueError, HTTPException)
VARIABLES = ("${portal_url}", "${navigation_root_url}")


def links_of(content):
    """Return the addresses that content links to by http or https, sorted."""
    retriever = queryAdapter(content, IRetriever)
    found = set(retriever.retrieveLinks()) if retriever is not None else set()
    if content.portal_type == "Link":
        found.add(content.remoteUrl or u"")
    base, whole = content.absolute_url(), set()
    for link in found:
        try:
            whole.add(urldefrag(urljoin(base, _plain(link)))[0])
        except ValueError:
            continue  # no address at all
    return sorted(one for one in whole if one.startswith((u"http://", u"https://")))


def is_inside(address):
    """Tell whether an address is one of this site."""
    site = api.portal.get().absolute_url()
    return re.split("[/?]", address[len(site) :] or "/")[0] == "" and (
        address.startswith(site)
    )


def trouble(content, address):
    """Return a message on why a link within the site leads nowhere, or None."""
    asked = RESOLVE.search(address)
    if asked is not None:
        catalog = api.portal.get_tool("portal_catalog")
        is_there = catalog.unrestrictedSearchResults(UID=ensure_str(asked.group(1)))
    else:
        path = urlsplit(address).path
        if path.rstrip("/") == api.portal.get().absolute_url_path().rstrip("/"):
            return None
        is_there = _is_there(content, ensure_str(path))
    return None if is_there else _(u"There is nothing at this address")


def _is_there(content, path):
    try:
        return findObject(content, path)[0] is not None
    except NO_PATH:
        return False


def _plain(link):
    link = ensure_text(link).strip()
    for variable in VARIABLES:
        link = link.replace(variable, ensure_text(api.portal.get().absolute_url()))
    return link
