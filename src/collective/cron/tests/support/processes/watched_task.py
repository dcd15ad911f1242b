"""A Backend of type CronTestTask in a running system, as seen from outside."""

from collective.cron.tests.support.processes import programs

import os
import tempfile


FIELD = "form.widgets."  # what the names in an add form begin with
STARTED = ("OK", "WARN", "FAILED", "INTERRUPTED")


class Task(object):
    """Found by its UUID, wherever it is. `effects`: the file it notes its starts in."""

    def __init__(self, system, uid, effects):
        self.system = system
        self.uid = uid
        self.effects = effects

    @classmethod
    def add(cls, system, name, container="", **values):
        """Add one through the REST API: active, and due on the first of January."""
        effects = new_effects(system, name)
        values.setdefault("periodicity", "0 0 1 1 *")
        values.setdefault("activated", True)
        values.update({"@type": "CronTestTask", "id": name, "title": name})
        added = system.client.call("POST", container, effects=effects, **values)
        return cls(system, str(added["UID"]), effects)

    @classmethod
    def add_by_form(cls, system, name, **values):
        """Log in and add one through the add form, as a person does: each minute."""
        browser, effects = system.browser, new_effects(system, name)
        browser.login()
        values.update({"IBasic.title": name, "effects": effects})
        values.update({"periodicity": "* * * * *", "activated:list": True})
        fields = dict((FIELD + field, value) for field, value in values.items())
        browser.submit("++add++CronTestTask", "form.buttons.save", **fields)
        for uid, backend in system.client.probe()["backends"].items():
            if backend["path"] == name:
                return cls(system, str(uid), effects)
        raise AssertionError("%s was not added" % name)

    def finish(self):
        """Let the run that goes on, and those to come, end at once."""
        open(self.effects + ".end", "w").close()

    def go_on_again(self):
        """Let the runs to come go on once more, after finish()."""
        os.remove(self.effects + ".end")

    # What is stored

    def look(self):
        """Return what the probe says of it, None if it is not there."""
        return self.system.client.probe()["backends"].get(self.uid)

    @property
    def path(self):
        return self.look()["path"]

    @property
    def results(self):
        """All results, oldest first, as dicts."""
        return self.look()["results"]

    @property
    def statuses(self):
        return [str(result["status"]) for result in self.results]

    @property
    def state(self):
        return self.system.client.probe()["states"].get(self.uid)

    @property
    def queued(self):
        """What is queued for it, as dicts; None if the queue cannot be reached."""
        queued = self.system.client.probe()["queued"]
        if queued is None:
            return None
        return [one for one in queued if one["job"][1] == self.uid]

    @property
    def starts(self):
        """The process ids in its file of effects, one for each start."""
        with open(self.effects) as effects:
            return [int(line.split()[-1]) for line in effects]

    # What is done to it

    def run(self):
        """Ask for a run now."""
        return self.system.client.probe("run", uid=self.uid)["answer"]

    def schedule(self, seconds):
        """Let its next occurrence be in so many seconds."""
        return self.system.client.probe("schedule", uid=self.uid, seconds=seconds)

    def edit(self, **values):
        self.system.client.call("PATCH", self.path, **values)

    # What is waited for

    def wait_starts(self, count, seconds=programs.SOON):
        """Wait until it has started so often; return the process ids."""
        what = "%d starts of %s" % (count, os.path.basename(self.effects))
        programs.wait_for(lambda: len(self.starts) >= count, seconds, what)
        return self.starts

    def wait_results(self, count, seconds=programs.SOON):
        """Wait until so many results are there; return them, oldest first."""
        what = "%d results of %s" % (count, os.path.basename(self.effects))
        programs.wait_for(lambda: len(self.results) >= count, seconds, what)
        return self.results

    def wait_result(self, seconds=programs.SOON, **values):
        """Wait for a result with these values; return the first one."""
        return programs.wait_for(
            lambda: ([r for r in self.results if _has(r, values)] or [None])[0],
            seconds,
            "%s has a result with %s" % (os.path.basename(self.effects), values),
        )


def new_effects(system, name):
    """Return the path of a file of effects; it is there, empty, and nobody else's."""
    handle, path = tempfile.mkstemp(".effects", name + "-", system.home)
    os.close(handle)
    return path


def expected_starts(results):
    """Return how often the task was started, going by its results, oldest first.

    After a conflict a run starts its task again and says so: `attempt` grows. A run
    that takes the place of an interrupted one goes on counting where that one ended.
    """
    total, done = 0, {}
    for result in results:
        if result["status"] in STARTED:
            before = done.get(result["occurrence"], 0)
            total += result["attempt"] - before
            if result["status"] == "INTERRUPTED":
                done[result["occurrence"]] = result["attempt"]
    return total


def _has(result, values):
    return all(result[name] == value for name, value in values.items())
