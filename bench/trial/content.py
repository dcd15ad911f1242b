"""Content for a trial: dates, states, versions and links for the tasks to work on."""

from collective.cron.bbb import get_installer
from collective.cron.tasks.catalog import entries
from collective.cron.tasks.cleaning.working_copies import PACKAGE
from DateTime import DateTime
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import createContent
from Products.CMFCore.indexing import getQueue

import time
import transaction


TYPES = ("Document", "News Item", "Event", "Document", "Link")
LINKS = u"""<p><a href="../none-%(number)d">a</a> <a href="%(first)s">b</a>
<a href="%(web)s/good/%(some)d">c</a> <a href="%(web)s/bad/%(some)d">d</a></p>"""
LINKED = 8  # addresses that are there, and that are not: more than one chunk
OFTEN = 500  # objects to a commit
LONG = 20  # seconds for one request
INDEXES = """
UID allowedRolesAndUsers effective expires modified path portal_type review_state
""".split()


def prepare(site, mail):
    """Give content a workflow and working copies, and the site a mail server."""
    get_installer(site).install_product(PACKAGE)
    workflow = api.portal.get_tool("portal_workflow")
    workflow.setDefaultChain("simple_publication_workflow")
    for name, value in (
        ("smtp_host", u"127.0.0.1"),
        ("smtp_port", mail),
        ("email_from_name", u"The site"),
        ("email_from_address", "site@example.org"),
    ):
        api.portal.set_registry_record("plone." + name, value)


def make(site, name):
    """Make a folder; return {"uid", "path"}."""
    folder = api.content.create(site, "Folder", name, title=name)
    return {"uid": api.content.get_uuid(folder), "path": name}


def fill(site, path, count, web, is_plain=False):
    """Add objects to a folder until there are so many or time is over; return how many.

    `web`: the address of another server; `is_plain`: without versions and what else
    takes long.
    """
    folder, end = site[path], time.time() + LONG
    number, first = len(folder), u"%s/item-00000" % folder.absolute_url()
    while number < count and time.time() < end:
        values = {"web": web, "number": number, "first": first, "some": number % LINKED}
        add(folder, number, LINKS % values, is_plain)
        number += 1
        if number % OFTEN == 0:
            transaction.commit()
            site._p_jar.cacheGC()
    return number


def add(folder, number, text, is_plain):
    """Add one object: in turns to be published, to be retracted, old, and neither."""
    portal_type, turn = TYPES[number % 5], number % (20 if is_plain else 4)
    name, now = "item-%05d" % number, DateTime()
    made = createContent(portal_type, id=name, title=u"Item %d" % number)
    if portal_type == "Link":
        made.remoteUrl = u"${portal_url}/none-%d" % number
    else:
        made.text = RichTextValue(text, "text/html", "text/x-html-safe")
    folder._setObject(name, made, suppress_events=is_plain)
    made = folder[name]
    if is_plain:
        made.notifyWorkflowCreated()
    if turn == 0:
        made.effective_date = now - 1
    elif turn in (1, 2) and not is_plain:
        api.content.transition(made, "publish")
    if turn == 1:
        made.expiration_date = now - 1
    if not is_plain and number % 10 == 0:
        repository = api.portal.get_tool("portal_repository")
        for _version in range(3):
            repository.save(made)
    (history,) = made.workflow_history.values()
    for entry in history:
        entry["time"] = now - 10
        if turn in (1, 2):
            entry["review_state"] = "published"
    changed = now - 800 if turn == 2 else now
    if is_plain:
        made.setModificationDate(changed)
        catalog = api.portal.get_tool("portal_catalog")
        getQueue().clear()  # all of its indexes take much longer
        catalog.catalog_object(made, "/".join(made.getPhysicalPath()), idxs=INDEXES)
        return
    made.reindexObject()
    made.setModificationDate(changed)
    made.reindexObject(idxs=["modified"])


def fingerprint(site, path):
    """Return what tasks may change in a folder, sorted, as lists of plain values."""
    repository = api.portal.get_tool("portal_repository")
    found = []
    for brain in api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        path="/".join(site.getPhysicalPath()) + "/" + path
    ):
        one = brain._unrestrictedGetObject()
        name = one.getId() if one.portal_type != "Folder" else ""
        versions = repository.isVersionable(one) and len(repository.getHistory(one))
        state = api.content.get_state(one, default=None)
        words = entries.known("Title", brain.getRID()) if name else None
        known = [state, brain.review_state, words]
        found.append([name, one.portal_type, versions] + known)
        one._p_deactivate()
    return sorted(found, key=repr)
