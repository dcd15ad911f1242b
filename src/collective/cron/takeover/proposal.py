"""What would become of Entries in a site: a task, nothing, or a reason why not."""

from collections import namedtuple
from collective.cron import clock
from collective.cron.actions import adding
from collective.cron.bbb import text_type
from collective.cron.errors import CronError
from collective.cron.plans import notes
from collective.cron.queueing import lookup
from collective.cron.schedule.course import Course
from collective.cron.takeover.entry import NotTaken
from collective.cron.takeover.entry import VIEW
from collective.cron.tasks.views import steps
from collective.cron.tasks.views.view import names_in
from collective.cron.words import wording
from collective.cron.worksite import identity
from plone.i18n.normalizer import idnormalizer
from six import ensure_binary
from zExceptions import Unauthorized

import hashlib


PLAN = u"imported"  # whose tasks these are, see plans
ADD, THERE, ASK, LEFT = "add", "there", "ask", "left"
RUNS = 3  # that are told
PREFIX = "cron-"  # of ids
LONGEST = 40  # characters of an id
NO_USER = u"it is not said as whom it runs: name a user"
NO_SUCH_USER = u"%.60s is no user here: name another"
MISSING = u"there is no %s in this site now"
INACTIVE = u"it was switched off"


class Choice(namedtuple("Choice", "user timezone activate")):
    """What is chosen. `user`: the id of whom tasks run as where a source names nobody,
    or None; `timezone`: a name; `activate`: whether those run at once that did before.
    """

    __slots__ = ()


class Proposal(
    namedtuple("Proposal", "entry action name id path user active words runs notes why")
):
    """What becomes of one `entry`. `action`: ADD; THERE, it is there already; ASK, it
    wants a user; or LEFT. `why`: of the last two, the reason.

    `name`: of the task in the plan; `id`, `path`: of the task, or None; `words`: its
    schedule in a language; `runs`: the next ones, aware UTC; `notes`: what differs.
    """

    __slots__ = ()


def propose(site, entries, choice, language=wording.ENGLISH):
    """Return a Proposal for each Entry, in their order; nothing is written."""
    proposer = _Proposer(site, choice, language)
    return [proposer.look(entry) for entry in entries]


def name_of(entry):
    """Return the name of the task of an Entry: the same whenever it is read again."""
    digest = hashlib.sha256(ensure_binary(u"%s %s" % (entry.source, entry.origin)))
    return u"%s-%s" % (entry.source, digest.hexdigest()[:12])


class _NoUser(NotTaken):
    """Nobody is known as whom it would run."""


class _Proposer(object):
    def __init__(self, site, choice, language):
        self._site = site
        self._choice = choice
        self._language = language
        self._noted = notes.of_plan(site, PLAN)
        self._there = lookup.find_backends(site, list(self._noted.values()))
        self._taken, self._named = set(), set()

    def look(self, entry):
        name = name_of(entry)
        backend = self._there.get(self._noted.get(name))
        if backend is not None:
            path = adding.path_of(self._site, backend)
            return self._made(entry, THERE, name, backend.getId(), path)
        if entry.why is None and name in self._named:
            entry = entry._replace(why=u"it is the same as one before")
        if entry.why is not None:
            return self._left(entry, LEFT, name, entry.why)
        self._named.add(name)
        try:
            return self._add(entry, name)
        except _NoUser as error:
            return self._left(entry, ASK, name, error.why)
        except NotTaken as error:
            return self._left(entry, LEFT, name, error.why)
        except CronError as error:
            return self._left(entry, LEFT, name, u"%s" % error)

    def _add(self, entry, name):
        course = Course.of(entry.periodicity, self._choice.timezone, seed=name)
        runs = course.upcoming(clock.now(), RUNS)
        words = wording.describe(entry.periodicity, self._language, name)
        user = self._user_of(entry)
        own = self._free_id(entry)
        told = list(entry.call.notes) + self._missing(entry)
        if not entry.active:
            told.append(INACTIVE)
        active = self._choice.activate and entry.active
        made = self._made(entry, ADD, name, own, u"/" + own)
        return made._replace(
            user=user, active=active, words=words, runs=runs, notes=told
        )

    def _user_of(self, entry):
        """Return the first one who is known here; raise _NoUser."""
        named = [one for one in (entry.user, self._choice.user) if one]
        for user in named:
            if identity.locate(self._site, user) is not None:
                return user
        raise _NoUser(NO_SUCH_USER % named[-1] if named else NO_USER)

    def _missing(self, entry):
        if entry.call.type != VIEW:
            return []
        path = entry.call.settings["view_path"]
        try:
            steps.walk(self._site, names_in(path))
        except (steps.NothingThere, Unauthorized):
            return [MISSING % path]
        return []

    def _free_id(self, entry):
        base = idnormalizer.normalize(title_of(entry), max_length=LONGEST)
        # Not the name of what is called: content would stand before view and script.
        base = PREFIX + (base.strip("-_.") or "task")
        own, number = base, 1
        while own in self._taken or self._means_something(own):
            number += 1
            own = "%s-%d" % (base, number)
        self._taken.add(own)
        return text_type(own)

    def _means_something(self, own):
        return self._site.unrestrictedTraverse(own, None) is not None

    def _left(self, entry, action, name, why):
        return self._made(entry, action, name, None, None)._replace(why=why)

    def _made(self, entry, action, name, own, path):
        return Proposal(entry, action, name, own, path, None, False, u"", [], [], None)


def title_of(entry):
    """Return the title of the task of an Entry."""
    settings = entry.call.settings
    named = entry.title or settings.get("view_path") or settings.get("address")
    return named.strip(u"/").replace(u"@@", u"")
