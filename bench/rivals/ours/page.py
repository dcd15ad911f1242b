"""A page inside the web process: adds tasks, and counts records."""

from bench.rivals import plan
from bench.rivals.ours import script
from collections import Counter
from collective.cron.queueing import lookup
from collective.cron.tests.support.processes.probe import Probe
from plone.dexterity.utils import createContentInContainer

import time
import transaction


FOLDER = "rivals"


class Rivals(Probe):
    def look(self):
        """Tell nothing besides what is asked for."""
        return {}

    def do_add_folder(self):
        """Add the folder of the tasks, if it is not there."""
        if FOLDER in self.context:
            return
        createContentInContainer(
            self.context, "Folder", checkConstraints=False, id=FOLDER, title=u"Rivals"
        )

    def do_add(self, start, end):
        """Add some tasks of the plan, a commit for each; return the seconds."""
        begin = time.time()
        for number, cron in plan.jobs()[start:end]:
            createContentInContainer(
                self.context[FOLDER],
                "CronTestTask",
                checkConstraints=False,
                id=script.name_of(number),
                title=u"Task",
                periodicity=cron,
                timezone=u"UTC",
                activated=True,
                script="rival",
            )
            transaction.commit()
        return time.time() - begin

    def do_records(self):
        """Return {status: how many results have it}."""
        uids = lookup.all_uids(self.context)
        found = lookup.find_backends(self.context, uids)
        return Counter(
            result.status for task in found.values() for result in task.getResults()
        )
