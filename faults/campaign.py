"""The campaign: fault after fault, until the system is normal again after each."""

from collective.cron import clock
from collective.cron.tests.support.processes.programs import START as LONGEST_START
from datetime import timedelta
from faults import invariants
from faults import kinds
from faults import normal
from faults.bed import CANARY
from faults.bed import CHUNKS
from faults.bed import EACH_MINUTE
from faults.bed import NEVER
from faults.bed import settings
from faults.invariants import Hurt
from faults.kind import CANARY_IS_DUE
from faults.ledger import monotonic
from faults.ledger import START
from faults.tasks import ITEMS
from faults.tasks import QUIET
from six import PY2

import time


LIMIT = 120  # seconds until a system is to be normal again
PAUSE = 0.5  # seconds between two looks
FAR = timedelta(hours=1)  # the canary's own periodicity is once a year
SWEPT = 90  # seconds after which nothing is left in a queue that nobody needs


class Campaign(object):
    """One system, put to faults. `report`: where it tells what it does and finds."""

    def __init__(self, bed, random, report):
        self.bed = bed
        self.random = random
        self.report = report
        self.watcher = normal.Watcher()
        self.windows = []  # in which runs may be interrupted
        self.hurts = []

    def run(self, only, seconds, stop_at_once=False):
        """Do faults for so many seconds, then look at all that is left."""
        chosen = kinds.possible(self.bed, only)
        if not chosen:
            self.report.say(self.bed.kind, ["none of these faults is possible here"])
            return
        self.wait_normal("the start")
        end = monotonic() + seconds
        for kind in kinds.in_turns(chosen, self.random):
            if monotonic() > end or (stop_at_once and self.is_hurt()):
                break
            self.do(kind)
        if not (stop_at_once and self.is_hurt()):
            self.settle()
        self.conclude()

    def is_hurt(self):
        """Tell whether the ledger alone shows a hurt; nothing has to be at rest."""
        tokens = {}
        for entry in self.bed.entries():
            run = entry["uid"], entry["occurrence"]
            tokens.setdefault(run, set()).add(entry["token"])
        again = self.bed.tasks["repeatable"]
        return any(len(t) > 1 for (uid, _o), t in tokens.items() if uid != again)

    def do(self, kind):
        """Do one fault, and measure how long it takes until the system is normal."""
        begin = monotonic()
        del self.bed.said[:]
        for word in kind.run(self.bed, self.random):
            self.report.say(kind.name, [word] + self.bed.said)
            seconds = self.wait_normal(kind.name, word == CANARY_IS_DUE)
            self.report.add(kind.name, seconds)
            if kind.may_interrupt(word):
                self.windows.append((begin, monotonic()))
            begin = monotonic()
        # The next one finds all at work.
        self.bed.start_all()

    def wait_normal(self, what, canary_is_due=False):
        """Return the seconds until the system is normal, None if it took too long.

        Normal is: all that is active has one live job, behind its last one, nothing is
        overdue, nothing goes on for ever, and another run was started: of the canary.
        """
        begin, asked = monotonic(), canary_is_due
        while True:
            page = self.bed.try_to(self.bed.page)
            ran = self._ran(CANARY, begin)
            if not ran and (not asked or self._is_idle(CANARY, page)):
                asked = self.bed.try_to(self._schedule_canary) is not None
            complaints = self.watcher.complaints(page, monotonic())
            if not ran:
                complaints.append(u"no run was started")
            took = monotonic() - begin
            if not complaints:
                return took
            if took > LIMIT:
                text = "%s: not normal after %d s: %s" % (
                    what,
                    LIMIT,
                    "; ".join(complaints),
                )
                self._hurt(Hurt(invariants.SCHEDULE, text))
                return None
            time.sleep(PAUSE)

    def _hurt(self, hurt):
        """Note a hurt and tell it; only once what is seen again and again."""
        if str(hurt) not in [str(one) for one in self.hurts]:
            self.hurts.append(hurt)
            self.report.hurt(hurt)

    def _is_idle(self, name, page):
        """Tell whether what was due soon is not any more; a clock was wrong, maybe."""
        state = page and page["states"].get(self.bed.tasks[name])
        if not state or state["runs"] or state["next_at"] is None:
            return False
        ahead = clock.from_iso(state["next_at"]) - clock.from_iso(page["now"])
        return ahead > FAR

    def _schedule_canary(self):
        return self.bed.page("schedule", uid=self.bed.tasks[CANARY], seconds=1)

    def _ran(self, name, since):
        uid = self.bed.tasks[name]
        return any(
            entry["uid"] == uid and entry["at"] > since and entry["kind"] == START
            for entry in self.bed.entries()
        )

    def settle(self):
        """See that each schedule goes on, then let all of it end."""
        begin = monotonic()
        waiting = sorted(
            name
            for name, values in settings().items()
            if values["periodicity"] == EACH_MINUTE and name != NEVER
        )
        while waiting and monotonic() < begin + LIMIT:
            time.sleep(PAUSE)
            waiting = [name for name in waiting if not self._ran(name, begin)]
        for name in waiting:
            text = "%s was not started for %d s" % (name, LIMIT)
            self.hurts.append(Hurt(invariants.SCHEDULE, text, self.bed.tasks[name]))
        for name in sorted(self.bed.tasks):
            self._deactivate(name)
        if not PY2:
            self._see_what_is_left()

    def _deactivate(self, name):
        client = self.bed.system.client
        # It answers with nothing.
        self.bed.insist(lambda: client.call("PATCH", name, activated=False) or True)

    def _see_what_is_left(self):
        """Nothing is active now: what is still in the queue is left there for ever."""
        end = monotonic() + SWEPT
        left = None
        while left != {} and monotonic() < end:
            time.sleep(PAUSE)
            page = self.bed.try_to(self.bed.page)
            left = left if page is None else normal.stale(page)
        for job_id, job in sorted((left or {}).items()):
            _site, uid, _generation, occurrence, _trigger = job
            text = "%s of %s" % (job_id, job)
            self.hurts.append(Hurt(invariants.STALE, text, uid, occurrence))

    def conclude(self):
        """Look at ledger, results and effects, when nothing runs any more."""
        end = monotonic() + LONGEST_START
        while monotonic() < end:
            found = self.bed.results()
            if not any(state["runs"] for state in found["states"].values()):
                break
            time.sleep(PAUSE)
        else:
            text = "runs go on: %s" % found["states"]
            self.hurts.append(Hurt(invariants.UNRECORDED, text))
        wanted = settings()
        names = dict((uid, name) for name, uid in self.bed.tasks.items())
        backends = {}
        for uid, backend in found["backends"].items():
            backends[uid] = {
                "id": names[uid],
                "results": backend["results"],
                "done": backend["done"],
                "repeatable": wanted[names[uid]].get("repeatable", False),
                "chunks": ITEMS if names[uid] == CHUNKS else (),
                "activated": wanted[names[uid]]["activated"],
                "quiet": wanted[names[uid]]["script"] == QUIET,
            }
        entries = self.bed.entries()
        new = invariants.check(entries, backends, self.windows)
        self.hurts.extend(new)
        self.report.conclude(self.bed, entries, backends, self.hurts)
