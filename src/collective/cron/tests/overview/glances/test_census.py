"""All Backends at a glance: the same as if each was looked at, and far fewer are."""

from collective.cron import clock
from collective.cron.memory import pause
from collective.cron.overview import listing
from collective.cron.overview import status
from collective.cron.overview.glances.glance import Glance
from collective.cron.overview.selection import codes_of
from collective.cron.queueing.worker import Worker
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.running import add_run
from collective.cron.tests.support.tasks import TestTask
from plone import api

import mock
import transaction


def tell(one):
    """Return what a list needs of a Glance or an overview."""
    return (
        one.uid,
        one.title,
        codes_of(one),
        one.place,
        one.tags,
        one.type_title,
        one.next_at,
        one.last_at,
        one.runs_by_itself,
        one.course() if one.runs_by_itself else None,
    )


class TestCensus(PageTestCase):
    def setUp(self):
        super(TestCensus, self).setUp()
        self.workers = [Worker("one", None, clock.now(), True)]
        self.tasks = [self.add_task(name=name) for name in "abc"]
        self.add_task("fail", "fails")
        self.add_task(name="off", activated=False)

    def read(self, commit=True):
        """Return what is at a glance, and is as each by itself, by id."""
        if commit:
            transaction.commit()
        for _again in range(2):
            found = listing.glances_of(self.portal, self.workers, clock.now())
            each = listing.overviews_of(self.portal, self.workers, clock.now())
            self.assertEqual([tell(one) for one in found], [tell(one) for one in each])
        return dict((one.backend.getId(), one) for one in found)

    def glanced(self):
        found = self.read()
        return "".join(n[0] for n in sorted(found) if isinstance(found[n], Glance))

    def test_those_at_rest_are_not_looked_at_again(self):
        self.assertEqual(self.glanced(), "abcfo")
        with mock.patch.object(status, "assess") as assess:
            listing.glances_of(self.portal, self.workers, clock.now())
        self.assertEqual(assess.call_count, 0)

    def test_whatever_becomes_of_them_is_seen(self):
        self.read()
        self.set_time("10:05:00")
        self.assertEqual(self.glanced(), "o")  # the others are due
        self.run_due()
        self.assertEqual(self.glanced(), "abcfo")
        self.assertEqual(codes_of(self.read()["fails"]), set(["failing"]))
        a, b, c = self.tasks
        a.title, b.periodicity = u"Zebra", u"0 3 * * *"
        c.setSubject(("night",))
        self.assertEqual(self.glanced(), "acfo")  # the next run of b is another one
        self.manager_of(b).register_or_remove()
        add_run(self.state_of(c))
        self.assertEqual(self.glanced(), "abfo")
        b.activated = False
        self.manager_of(b).register_or_remove()
        self.assertEqual(codes_of(self.read()["b"]), set(["inactive"]))

    def test_what_is_so_in_this_transaction_alone_is_seen_in_it_alone(self):
        self.read()
        self.tasks[0].title = u"Zebra"
        transaction.savepoint()
        self.assertEqual(self.read(commit=False)["a"].title, u"Zebra")
        transaction.abort()
        self.assertEqual(self.read(commit=False)["a"].title, u"Task")

    def test_moved_renamed_deleted(self):
        self.read()
        folder = api.content.create(self.portal, "Folder", "folder")
        api.content.move(self.tasks[0], folder)
        api.content.rename(self.tasks[1], "new")
        api.content.delete(self.tasks[2])
        found = self.read()
        self.assertEqual(sorted(found), ["a", "fails", "new", "off"])
        self.assertEqual(found["a"].place, u"/folder")

    def test_circumstances_of_all(self):
        self.read()
        for self.workers in (None, [], [Worker("gone", None, clock.now(), False)]):
            self.read()
        pause.start(self.portal, u"Moving house", None, u"jane")
        self.assertEqual(codes_of(self.read()["a"]), set(["paused"]))

    def test_each_person_sees_what_that_person_may(self):
        self.add_people()
        self.read()
        self.tasks[0].manage_permission("collective.cron: View", ["Manager"], acquire=0)
        self.read()
        with api.env.adopt_user(username=VIEWER):
            self.assertEqual(sorted(self.read()), ["b", "c", "fails", "off"])

    def test_one_of_which_nothing_can_be_told_is_there(self):
        self.read()
        broken = mock.Mock(side_effect=KeyError("away"))
        with mock.patch.object(TestTask, "defect", broken, create=True):
            self.assertEqual(codes_of(self.read()["a"]), set(["unknown"]))
        with mock.patch("collective.cron.worksite.identity.find_user", broken):
            self.assertEqual(codes_of(self.read()["a"]), set(["unknown"]))
        self.tasks[0].timezone, self.tasks[1].run_after = 7, 7
        title = staticmethod(lambda: "Title")
        with mock.patch.object(TestTask, "Title", title, create=True):
            found = listing.glances_of(self.portal, self.workers, clock.now())
        names = sorted(one.backend.getId() for one in found)
        self.assertEqual(names, ["a", "b", "c", "fails", "off"])

    def test_who_needs_no_status_asks_for_no_user(self):
        transaction.commit()
        with mock.patch("collective.cron.worksite.identity.find_user") as find_user:
            for _again in range(2):
                found = listing.tasks_of(self.portal, clock.now())
                self.assertEqual(len(found), 5)
        self.assertEqual(find_user.call_count, 0)

    def test_one_that_fails_is_left_out(self):
        def look(backend, code=None):
            raise KeyError(backend.getId())

        transaction.commit()
        found = listing.glances_of(self.portal, None, clock.now(), look)
        self.assertEqual(found, [])
