"""The record: entries in the order of time, in bounded pages. Nothing edits it.

An entry is written in the transaction of what it tells of, and taken back with it.
Two lanes, so that a program that asks for thousands of runs pushes no change out.
"""

from BTrees.LOBTree import LOBTree
from collections import namedtuple
from collective.cron import clock
from collective.cron.content.result_writer import microseconds
from collective.cron.memory import state
from collective.cron.settings import site_settings
from datetime import timedelta
from heapq import merge
from zope.annotation.interfaces import IAnnotations


KEYS = state.KEPT  # of the annotations, one for each lane
CHANGES, RUNS = 0, 1
PAGE = 500  # entries of a page, that is dropped as a whole
SHARES = (1, 2)  # of runs half as many are kept
FEWEST = 2  # pages, so that there is always a whole one
LARGEST = 2**62

NAMES = "at deed uid title path user folder origin program changes count"


class Entry(namedtuple("Entry", NAMES)):
    """What somebody did; stored as a plain tuple.

    `at`: aware UTC; `deed`: a constant of deeds.py; `uid`, `title`, `path`: of the task
    as they were, empty where it is about the site; `user`, `folder`, `origin`,
    `program`: see who.py; `changes`: tuples of name, former and new value, text, both
    None of what is hidden; `count`: how often it was done in its transaction.
    """

    __slots__ = ()


def add(site, lane, entry):
    """Store an Entry; return its key, a number by which the later one is greater."""
    pages = _make(site, lane)
    number = pages.maxKey()
    page, key = pages[number], 2 * microseconds(entry.at)
    # The clock may have been set back.
    key = max(key, _last(pages) + 1, _last(_read(site, 1 - lane)) + 1)
    key += key % 2 != lane  # whoever writes the other lane now has another
    if len(page) >= PAGE:
        page = pages[number + 1] = LOBTree()
        while len(pages) > _most_pages(site, lane):
            del pages[pages.minKey()]
    page[key] = tuple(entry)
    return key


def get(site, lane, key):
    """Return the Entry of a key that this transaction has added, or None."""
    pages = _read(site, lane)
    noted = pages[pages.maxKey()].get(key) if pages else None
    return None if noted is None else Entry(*noted)


def put(site, lane, key, entry):
    """Store an entry of this transaction anew; None: it tells of nothing any more."""
    pages = _read(site, lane)
    page = pages[pages.maxKey()]
    if entry is None:
        del page[key]
    else:
        page[key] = tuple(entry)


def walk(site, before=LARGEST):
    """Yield (key, Entry), the newest first, of those with a smaller key; writes not."""
    lanes = [_walk(pages, before) for _lane, pages in _lanes(site)]
    for key, noted in merge(*lanes):
        yield -key, Entry(*noted)


def is_old(site):
    """Tell whether there is something that is to be dropped."""
    first = _first_kept(site)
    return any(
        _old(pages, first) or len(pages) > _most_pages(site, lane)
        for lane, pages in _lanes(site)
    )


def drop_old(site):
    """Drop what the site keeps no longer, a page of each lane; return how many."""
    count, first = 0, _first_kept(site)
    for lane, pages in _lanes(site):
        old = _old(pages, first)
        if len(pages) > _most_pages(site, lane):
            old = list(pages[pages.minKey()])
        for key in old:
            del pages[pages.minKey()][key]
        if old and not pages[pages.minKey()] and len(pages) > 1:
            del pages[pages.minKey()]
        count += len(old)
    return count


def most(site, lane):
    """Return how many entries of a lane are kept, at most."""
    return PAGE * _most_pages(site, lane)


def _most_pages(site, lane):
    kept = site_settings.get("keep_changes", site) // SHARES[lane]
    return max(kept // PAGE, FEWEST)


def _first_kept(site):
    days = timedelta(days=site_settings.get("keep_changes_days", site))
    return 2 * microseconds(clock.now() - days)


def _lanes(site):
    return [(lane, _read(site, lane)) for lane in (CHANGES, RUNS)]


def _last(pages):
    page = pages[pages.maxKey()] if pages else None
    return page.maxKey() if page else 0


def _old(pages, first):
    return list(pages[pages.minKey()].keys(max=first, excludemax=True)) if pages else []


def _walk(pages, before):
    for number in reversed(list(pages.keys())):
        found = pages[number].items(max=before, excludemax=True)
        for key, noted in reversed(list(found)):
            yield -key, noted


def _read(site, lane):
    found = state.read_annotation(site, KEYS[lane])
    return {} if found is None else found


def _make(site, lane):
    annotations = IAnnotations(site)
    if KEYS[lane] not in annotations:
        annotations[KEYS[lane]] = LOBTree({1: LOBTree()})
    return annotations[KEYS[lane]]
