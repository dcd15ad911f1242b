"""Try each ready-made task with a real engine, on many objects.

    tools/try_tasks.sh 6.2             250 objects in each of two folders; or 5.2
    COUNT=20000 tools/try_tasks.sh     one folder of so many: is the memory bounded?
    ONLY=CronLinks tools/try_tasks.sh  some types, in this order

In the first folder a task runs dry, then really, then again: it shows the same twice,
then nothing. In the second one its worker is killed (-9) after the first chunk; in the
end both folders are the same, and nobody got a mail twice. With COUNT it runs once; the
objects that a connection keeps, and what the process takes, must not grow with them.
The exit status is 1 if something is not so.
"""

from __future__ import print_function

from bench.trial import report
from bench.trial import servers
from bench.trial import tasks
from bench.trial.report import EMPTY
from bench.trial.report import KILLED
from bench.trial.report import MEGABYTES
from bench.trial.report import OBJECTS
from bench.trial.report import SAME
from bench.trial.report import SECONDS
from bench.trial.report import WELL
from collective.cron.tests.support.processes import config
from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.processes.programs import PROCESSES
from collective.cron.tests.support.processes.programs import wait_for
from collective.cron.tests.support.ready_form import ready_made_types

import os
import sys
import time


ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ZCML = u'<include package="bench.trial" />\n'
COUNT = int(os.environ.get("COUNT") or 0)
ONLY = os.environ.get("ONLY", "").split()
SMALL = 250  # objects of a folder
PLAIN = 2000  # from so many on they have no versions
CACHE = 1000  # objects that a connection keeps
ROOM = 4000  # objects, besides those: of a chunk, and of Plone itself
GROWTH = 200.0  # MB
PATIENCE = 3600  # seconds for one run
MIDDLE = 2  # seconds after which a run without chunks is in the middle


class Trial(object):
    def __init__(self):
        self.web = servers.Server(servers.Handler)
        self.mail = servers.Server(servers.Mails)
        self.system = systems.System("trial")
        self.system.zcml = ZCML
        self.system.environment = {"PYTHONPATH": ROOT}
        self.process = self.system.add_instance("instance", config.WORKER)
        self.report = report.Report(os.path.basename(sys.prefix), COUNT or 2 * SMALL)

    def ask(self, do, **values):
        answer = self.system.client.probe(do, page="cron-trial", **values)
        self.objects = answer["objects"]
        return answer["answer"]

    def start(self):
        self.system.start()
        self.ask("prepare", mail=self.mail.port, cache=CACHE)

    def add(self, type_name, folder, name):
        values = tasks.settings(type_name, folder, self.web.port)
        try:
            return self.ask("add_task", name=name, type_name=type_name, values=values)
        except AssertionError as error:
            self.report.check(WELL, False, "no task: %s" % str(error)[-300:])

    def harm(self, type_name, folder):
        values, start = {"type_name": type_name, "path": folder["path"]}, 0
        while start is not None:
            start = self.ask("harm", start=start, **values)

    def run(self, uid, dry=False):
        """Return the result; note objects, memory and time that it took."""
        before, count = self.megabytes(), len(self.ask("runs", uid=uid)["statuses"])
        begin = time.time()
        self.ask("ask", uid=uid, dry=dry)

        def is_over():
            found = self.ask("runs", uid=uid)
            self.report.measure(OBJECTS, max(self.objects))
            self.report.measure(MEGABYTES, self.megabytes() - before)
            return found["statuses"][count:]

        wait_for(is_over, PATIENCE, "the run is over")
        self.report.measure(SECONDS, time.time() - begin)
        return self.checked(self.ask("last", uid=uid))

    def checked(self, result):
        """Return a result, after a look whether it failed."""
        is_well = result["status"] in ("OK", "WARN")
        self.report.check(WELL, is_well, result["messages"])
        return result

    def megabytes(self):
        with open("/proc/%d/status" % self.process.pid) as status:
            (line,) = [one for one in status if one.startswith("VmRSS")]
        return int(line.split()[1]) / 1024.0

    def killed(self, type_name, uid):
        """Let it run, kill its process after a chunk, start it; return the result.

        And how many objects were done by then, None if it was over before.
        """
        count = len(self.ask("runs", uid=uid)["statuses"])
        self.ask("ask", uid=uid, dry=False)
        begin, items, end = None, 0, time.time() + PATIENCE
        while not items and time.time() < end:
            found = self.ask("runs", uid=uid)
            if found["statuses"][count:]:
                return self.ask("last", uid=uid), None
            if found["items"]:
                items, begin = max(found["items"]), begin or time.time()
                if type_name in tasks.WHOLE and time.time() > begin + MIDDLE:
                    break
            time.sleep(0.02)
        self.process.kill()
        self.process.start().wait_ready()
        self.ask("cache", cache=CACHE)

        def is_over():
            ended = self.ask("runs", uid=uid)["statuses"][count:]
            return ended and ended[-1] != "INTERRUPTED"

        wait_for(is_over, PATIENCE, "it is repeated")
        return self.ask("last", uid=uid), items

    def try_small(self, type_name, folders):
        first, second = folders
        uid = self.add(type_name, first, "first-%s" % type_name.lower())
        if uid is None:
            return
        check = self.report.check
        self.harm(type_name, first)
        dry, real, again = [self.run(uid, one) for one in (True, False, False)]
        rows = tasks.compared(type_name, shown(dry))
        check(SAME, rows, "nothing was to do")
        is_same = rows == tasks.compared(type_name, shown(real))
        check(SAME, is_same, "dry is not as real")
        wanted = rows if type_name in tasks.SAME_AGAIN else []
        left = tasks.compared(type_name, shown(again))
        check(EMPTY, left == wanted, "something is left")
        mails = dict(self.mail.counts)
        self.mail.counts.clear()
        uid = self.add(type_name, second, "second-%s" % type_name.lower())
        self.harm(type_name, second)
        result, items = self.killed(type_name, uid)
        self.checked(result)
        wanted = shown_as(wanted, first)
        left = tasks.compared(type_name, shown(self.run(uid), second))
        check(KILLED, left == wanted, "left after the kill")
        sames = [self.ask("fingerprint", path=one["path"]) for one in folders]
        check(KILLED, sames[0] == sames[1], "it ended otherwise")
        # The one that was being sent may be lost with the process that sent it.
        lost = sum(mails.values()) - sum(self.mail.counts.values())
        twice = [one for one in self.mail.counts if self.mail.counts[one] > mails[one]]
        told = "%d mails lost, twice %s" % (lost, twice)
        check(KILLED, lost <= 1 and not twice, told)
        self.mail.counts.clear()
        when = "over before the kill" if items is None else "killed behind %d" % items
        figures = (type_name, len(rows), when, sum(mails.values()))
        print("%-22s %5d rows, %s, %d mails" % figures)

    def try_many(self, type_name, folder):
        uid = self.add(type_name, folder, "many-%s" % type_name.lower())
        if uid is None:
            return
        self.harm(type_name, folder)
        rows = len(shown(self.run(uid)))
        most, grown = self.report.row[OBJECTS], self.report.row[MEGABYTES]
        self.report.check(WELL, most <= CACHE + ROOM, "%d objects" % most)
        self.report.check(WELL, grown <= GROWTH, "grew by %.0f MB" % grown)
        figures = (type_name, rows, most, grown)
        print("%-22s %5d rows, at most %5d objects, %+5.0f MB" % figures)

    def main(self):
        self.start()
        web = u"http://localhost:%d" % self.web.port
        names = ["many"] if COUNT else ["first", "second"]
        folders = [self.ask("make", name=name) for name in names]
        count = COUNT or SMALL
        for one in folders:
            values = {"count": count, "web": web, "is_plain": count > PLAIN}
            while self.ask("fill", path=one["path"], **values) < count:
                pass
        print("%d objects" % (len(folders) * count))
        for type_name in ONLY or ready_made_types():
            self.report.begin(type_name)
            if COUNT:
                self.try_many(type_name, folders[0])
            else:
                self.try_small(type_name, folders)
            sys.stdout.flush()
        return 1 if self.report.wrong else 0


def shown(result, folder=None):
    """Return the rows of a result, of links the path.

    `folder`: whose place in the site is left out.
    """
    return [
        [title] + [plain(cell, folder) for cell in row]
        for title, rows in result["tables"]
        if title != u"Answer"  # how long it took
        for row in rows
    ]


def plain(cell, folder):
    cell = cell[0] if isinstance(cell, list) else cell
    if folder is not None and hasattr(cell, "replace"):
        return cell.replace("/%s/" % folder["path"], "/here/")
    return cell


def shown_as(rows, folder):
    return [[plain(cell, folder) for cell in row] for row in rows]


def main():
    """Try them; return the exit status."""
    PROCESSES.setUp()
    trial = None
    try:
        trial = Trial()
        return trial.main()
    except Exception:
        if trial is not None:
            trial.system.show_logs()
        raise
    finally:
        if trial is not None:
            print("\n".join(trial.report.lines()))
            trial.system.close()
            trial.web.shutdown()
            trial.mail.shutdown()
        PROCESSES.tearDown()


if __name__ == "__main__":
    sys.exit(main())
